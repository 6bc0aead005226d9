package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.MovedJob;
import dev.quarterdeck.store.shared.Columns;
import dev.quarterdeck.store.shared.ErrorText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Takes in jobs that have a past. They are counted, but nothing of that past went through here. */
final class MovingIn {
    static final String INSERT =
            "INSERT INTO job (id, revision, state, reason, priority, attempts, max_retries, timeout,"
                    + " run_at, created_at, since, started_at, queue, type, key, name, error, result, payload)"
                    + " VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private MovingIn() {}

    static List<Enqueued> moveIn(Transaction transaction, List<MovedJob> jobs) throws SQLException {
        List<Enqueued> answers = new ArrayList<>(jobs.size());
        for (MovedJob job : jobs) {
            answers.add(moveIn(transaction, job));
        }
        return answers;
    }

    private static Enqueued moveIn(Transaction transaction, MovedJob moved) throws SQLException {
        NewJob job = moved.job();
        try (ResultSet row = transaction.prepare(Enqueueing.OF_KEY, moved.key()).executeQuery()) {
            if (row.next()) {
                return new Enqueued(row.getLong(1), moved.key(), false);
            }
        }
        long id = transaction.nextId();
        transaction.ensureQueue(job.queue());
        insert(transaction, id, moved, job);
        Reason reason = moved.reason();
        transaction.counts().add(job.queue(), moved.state(), reason, 1);
        if (moved.state() == JobState.PENDING) {
            transaction.madeReady();
        }
        return new Enqueued(id, moved.key(), true);
    }

    private static void insert(Transaction transaction, long id, MovedJob moved, NewJob job) throws SQLException {
        Reason reason = moved.reason();
        String error = moved.error();
        transaction.update(
                INSERT,
                id,
                moved.state().ordinal(),
                reason == null ? null : reason.ordinal(),
                job.priority().level(),
                moved.attempts(),
                job.maxRetries(),
                Columns.millis(job.timeout()),
                job.runAt(Instant.ofEpochMilli(transaction.nowMillis())).toEpochMilli(),
                moved.createdAt().toEpochMilli(),
                moved.since().toEpochMilli(),
                Columns.millis(moved.startedAt()),
                job.queue(),
                job.type(),
                job.key(),
                job.name(),
                error == null ? null : ErrorText.brief(error),
                moved.result(),
                job.payload());
    }
}
