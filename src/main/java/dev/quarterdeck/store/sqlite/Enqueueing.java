package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.sqlite.FlowDeltas.Figure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts jobs into the file, many rows by one statement where there are many. */
final class Enqueueing {

    /** Rows that share a statement: with more it gains nothing, and one by one costs nearly twice as much. */
    private static final int SHARING = 20;

    private static final String ROW = "(?, 1, 0, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final int ROW_VALUES = 12;

    static final String INSERT =
            "INSERT INTO job (id, revision, state, priority, attempts, max_retries, timeout, run_at, created_at, since,"
                    + " queue, type, key, name, payload) VALUES " + ROW;

    private static final String INSERT_SHARED = INSERT + (", " + ROW).repeat(SHARING - 1);

    static final String OF_KEY = "SELECT id FROM job WHERE key IS NOT NULL AND key = ?";

    private final Transaction transaction;
    private final @Nullable Object[] values = new Object[SHARING * ROW_VALUES];
    private int filled;

    /** The keys among the rows that are not written yet. */
    private final Map<String, Long> keys = new HashMap<>();

    private Enqueueing(Transaction transaction) {
        this.transaction = transaction;
    }

    static Enqueued enqueue(Transaction transaction, NewJob job) throws SQLException {
        return enqueueAll(transaction, List.of(job)).get(0);
    }

    static List<Enqueued> enqueueAll(Transaction transaction, List<NewJob> jobs) throws SQLException {
        Enqueueing enqueueing = new Enqueueing(transaction);
        List<Enqueued> answers = new ArrayList<>(jobs.size());
        for (NewJob job : jobs) {
            answers.add(enqueueing.add(job));
        }
        enqueueing.write();
        return answers;
    }

    private Enqueued add(NewJob job) throws SQLException {
        // Asked before and not left to ON CONFLICT: an insert that does nothing uses up its id all the same.
        Long existing = job.key() == null ? null : existing(job.key());
        if (existing != null) {
            return new Enqueued(existing, job.key(), false);
        }
        long id = transaction.nextId();
        transaction.ensureQueue(job.queue());
        fill(id, job);
        if (job.key() != null) {
            keys.put(job.key(), id);
        }
        if (filled == values.length) {
            write();
        }
        return new Enqueued(id, job.key(), true);
    }

    private @Nullable Long existing(String key) throws SQLException {
        Long unwritten = keys.get(key);
        if (unwritten != null) {
            return unwritten;
        }
        try (ResultSet row = transaction.prepare(OF_KEY, key).executeQuery()) {
            return row.next() ? row.getLong(1) : null;
        }
    }

    private void fill(long id, NewJob job) {
        long now = transaction.nowMillis();
        long runAt = job.runAt(Instant.ofEpochMilli(now)).toEpochMilli();
        fill(
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
    }

    private void fill(@Nullable Object... row) {
        System.arraycopy(row, 0, values, filled, ROW_VALUES);
        filled += ROW_VALUES;
    }

    private void write() throws SQLException {
        if (filled == values.length) {
            transaction.update(INSERT_SHARED, values);
        } else {
            for (int row = 0; row < filled; row += ROW_VALUES) {
                transaction.update(INSERT, Arrays.copyOfRange(values, row, row + ROW_VALUES));
            }
        }
        filled = 0;
        keys.clear();
    }
}
