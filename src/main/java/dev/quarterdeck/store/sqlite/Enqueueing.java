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

    private static final String OF_KEY = "SELECT id FROM job WHERE key IS NOT NULL AND key = ?";

    private Enqueueing() {}

    static List<Enqueued> enqueueAll(Transaction transaction, List<NewJob> jobs) throws SQLException {
        List<Enqueued> answers = new ArrayList<>(jobs.size());
        for (NewJob job : jobs) {
            answers.add(enqueue(transaction, job));
        }
        return answers;
    }

    static Enqueued enqueue(Transaction transaction, NewJob job) throws SQLException {
        // Asked before and not left to ON CONFLICT: an insert that does nothing uses up its id all the same.
        Enqueued existing = job.key() == null ? null : existing(transaction, job.key());
        return existing == null ? insert(transaction, job) : existing;
    }

    private static @Nullable Enqueued existing(Transaction transaction, String key) throws SQLException {
        try (ResultSet row = transaction.prepare(OF_KEY, key).executeQuery()) {
            return row.next() ? new Enqueued(row.getLong(1), key, false) : null;
        }
    }

    private static Enqueued insert(Transaction transaction, NewJob job) throws SQLException {
        long id = transaction.nextId();
        long now = transaction.nowMillis();
        long runAt = job.runAt(Instant.ofEpochMilli(now)).toEpochMilli();
        transaction.ensureQueue(job.queue());
        transaction.update(
                INSERT,
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
        transaction.counts().add(job.queue(), JobState.PENDING, null, 1);
        transaction.flow().add(job.queue(), Figure.ENQUEUED, 1);
        if (runAt <= now) {
            transaction.madeReady();
        }
        return new Enqueued(id, job.key(), true);
    }
}
