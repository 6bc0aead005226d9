package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.sqlite.FlowDeltas.Figure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts jobs into the file. */
final class Enqueueing {

    static final String INSERT =
            "INSERT INTO job (id, revision, state, priority, attempts, max_retries, timeout, run_at, created_at, since,"
                    + " queue, type, key, name, payload) VALUES (?, 1, 0, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String INSERT_UNLESS_KEY = INSERT + " ON CONFLICT (key) WHERE key IS NOT NULL DO NOTHING";

    private Enqueueing() {}

    static List<Enqueued> enqueueAll(Transaction transaction, List<NewJob> jobs) throws SQLException {
        List<Enqueued> answers = new ArrayList<>(jobs.size());
        for (NewJob job : jobs) {
            answers.add(enqueue(transaction, job));
        }
        return answers;
    }

    static Enqueued enqueue(Transaction transaction, NewJob job) throws SQLException {
        long id = transaction.nextId();
        long now = transaction.nowMillis();
        long runAt = job.runAt(Instant.ofEpochMilli(now)).toEpochMilli();
        int inserted = transaction.update(
                job.key() == null ? INSERT : INSERT_UNLESS_KEY,
                id,
                job.priority().level(),
                job.maxRetries(),
                job.timeout() == null ? null : job.timeout().toMillis(),
                runAt,
                now,
                now,
                job.queue(),
                job.type(),
                job.key(),
                job.name(),
                job.payload());
        if (inserted == 0) {
            transaction.giveBackId();
            return existing(transaction, job.key());
        }
        transaction.ensureQueue(job.queue());
        transaction.counts().add(job.queue(), JobState.PENDING, null, 1);
        transaction.flow().add(job.queue(), Figure.ENQUEUED, 1);
        if (runAt <= now) {
            transaction.madeReady();
        }
        return new Enqueued(id, job.key(), true);
    }

    private static Enqueued existing(Transaction transaction, @Nullable String key) throws SQLException {
        try (ResultSet row = transaction
                .prepare("SELECT id FROM job WHERE key IS NOT NULL AND key = ?", key)
                .executeQuery()) {
            if (!row.next()) {
                throw new IllegalStateException("an insert met a key that no job has. Indicates a bug.");
            }
            return new Enqueued(row.getLong(1), key, false);
        }
    }
}
