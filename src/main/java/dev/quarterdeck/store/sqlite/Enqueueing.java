package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.shared.Counting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives jobs their ids and puts them to those that the transaction is going to write. */
final class Enqueueing {
    static final String OF_KEY = "SELECT id FROM job WHERE key IS NOT NULL AND key = ?";

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
        Long existing = job.key() == null ? null : existing(transaction, job.key());
        if (existing != null) {
            return new Enqueued(existing, job.key(), false);
        }
        long id = transaction.nextId();
        transaction.ensureQueue(job.queue());
        add(transaction, id, job);
        return new Enqueued(id, job.key(), true);
    }

    private static @Nullable Long existing(Transaction transaction, String key) throws SQLException {
        Long unwritten = transaction.unwrittenJobs().idOf(key);
        if (unwritten != null) {
            return unwritten;
        }
        try (ResultSet row = transaction.prepareApart(OF_KEY, key).executeQuery()) {
            return row.next() ? row.getLong(1) : null;
        }
    }

    private static void add(Transaction transaction, long id, NewJob job) throws SQLException {
        long now = transaction.nowMillis();
        long runAt = job.runAt(Instant.ofEpochMilli(now)).toEpochMilli();
        transaction
                .unwrittenJobs()
                .add(
                        id,
                        job.key(),
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
        Counting.enqueued(transaction, job.queue());
        if (runAt <= now) {
            transaction.madeReady();
        }
        if (transaction.unwrittenJobs().isFull()) {
            transaction.writeJobs();
        }
    }
}
