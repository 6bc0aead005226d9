package dev.quarterdeck.store.postgres;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.shared.Flow;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Adds jobs. A key that somebody else takes at the same moment breaks the index's rule; the transaction is then done again,
 * and finds it taken.
 */
final class Enqueueing {
    private static final String COLUMNS =
            "revision, state, priority, attempts, max_retries, timeout, run_at, created_at,"
                    + " since, queue, type, key, name, payload";

    private static final String VALUES = "1, 0, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    static final String INSERT = "INSERT INTO job (" + COLUMNS + ") VALUES (" + VALUES + " RETURNING id";

    private static final String INSERT_WITH_ID = "INSERT INTO job (id, " + COLUMNS + ") VALUES (?, " + VALUES;

    /** Asked first: an insert that fails would use an id up. */
    static final String OF_KEYS = "SELECT key, id FROM job WHERE key = ANY(?::text[])";

    private static final String IDS =
            "SELECT nextval(pg_get_serial_sequence('job', 'id')) FROM generate_series(1, ?::integer)";

    private Enqueueing() {}

    static Enqueued enqueue(Transaction transaction, NewJob job) throws SQLException {
        return enqueueAll(transaction, List.of(job)).get(0);
    }

    static List<Enqueued> enqueueAll(Transaction transaction, List<NewJob> jobs) throws SQLException {
        Map<String, Long> keys = known(
                transaction,
                jobs.stream().map(NewJob::key).filter(Objects::nonNull).toList());
        List<NewJob> fresh = fresh(jobs, keys);
        transaction.ensureQueues(fresh.stream().map(NewJob::queue).toList());
        long[] ids = insert(transaction, fresh);
        List<Enqueued> answers = new ArrayList<>();
        int next = 0;
        for (NewJob job : jobs) {
            if (next < fresh.size() && fresh.get(next) == job) {
                long id = ids[next++];
                answers.add(new Enqueued(id, job.key(), true));
                if (job.key() != null) {
                    keys.put(job.key(), id);
                }
            } else {
                answers.add(new Enqueued(Objects.requireNonNull(keys.get(job.key())), job.key(), false));
            }
        }
        return answers;
    }

    /** The jobs that have these keys, by key. */
    static Map<String, Long> known(Transaction transaction, List<String> keys) throws SQLException {
        Map<String, Long> known = new HashMap<>();
        if (!keys.isEmpty()) {
            try (ResultSet row =
                    transaction.prepare(OF_KEYS, Literals.array(keys)).executeQuery()) {
                while (row.next()) {
                    known.put(Text.known(row, 1), row.getLong(2));
                }
            }
        }
        return known;
    }

    /** Those whose key is not there yet, the first of each key. */
    private static List<NewJob> fresh(List<NewJob> jobs, Map<String, Long> known) {
        List<NewJob> fresh = new ArrayList<>();
        Map<String, NewJob> firsts = new HashMap<>();
        for (NewJob job : jobs) {
            String key = job.key();
            if (key == null || (!known.containsKey(key) && firsts.putIfAbsent(key, job) == null)) {
                fresh.add(job);
            }
        }
        return fresh;
    }

    private static long[] insert(Transaction transaction, List<NewJob> jobs) throws SQLException {
        long[] ids = jobs.size() == 1 ? insertOne(transaction, jobs.get(0)) : insertMany(transaction, jobs);
        for (NewJob job : jobs) {
            transaction.counts().add(job.queue(), JobState.PENDING, null, 1);
            transaction.flow().add(job.queue(), Flow.ENQUEUED, 1);
            transaction.madeReady();
        }
        return ids;
    }

    private static long[] insertOne(Transaction transaction, NewJob job) throws SQLException {
        try (ResultSet row =
                transaction.prepare(INSERT, values(transaction, job).toArray()).executeQuery()) {
            row.next();
            return new long[] {row.getLong(1)};
        }
    }

    private static long[] insertMany(Transaction transaction, List<NewJob> jobs) throws SQLException {
        long[] ids = newIds(transaction, jobs.size());
        try (PreparedStatement batch = transaction.prepareBatch(INSERT_WITH_ID)) {
            for (int i = 0; i < ids.length; i++) {
                List<@Nullable Object> values = values(transaction, jobs.get(i));
                values.add(0, ids[i]);
                Statements.add(batch, values);
            }
            batch.executeBatch();
        }
        return ids;
    }

    /** Ids that no job has had, in the order in which they come. */
    static long[] newIds(Transaction transaction, int count) throws SQLException {
        long[] ids = new long[count];
        if (count > 0) {
            try (ResultSet row = transaction.prepare(IDS, count).executeQuery()) {
                for (int i = 0; row.next(); i++) {
                    ids[i] = row.getLong(1);
                }
            }
        }
        return ids;
    }

    private static List<@Nullable Object> values(Transaction transaction, NewJob job) {
        long now = transaction.nowMillis();
        Duration timeout = job.timeout();
        List<@Nullable Object> values = new ArrayList<>();
        values.add(job.priority().level());
        values.add(job.maxRetries());
        values.add(timeout == null ? null : timeout.toMillis());
        values.add(job.runAt(Instant.ofEpochMilli(now)).toEpochMilli());
        values.add(now);
        values.add(now);
        values.add(job.queue());
        values.add(job.type());
        values.add(job.key());
        values.add(job.name());
        values.add(job.payload());
        return values;
    }
}
