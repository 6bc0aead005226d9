package dev.quarterdeck.store.shared;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.store.FinishedPurge;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Takes away what is kept no longer. What is old is looked for by a read, since the jobs of other queues lie in between,
 * however many; the transaction gets ids.
 */
public final class Expiry {

    public static final String FORGET_FLOW = "DELETE FROM flow WHERE (minute, queue) IN"
            + " (SELECT minute, queue FROM flow WHERE minute < ? ORDER BY minute LIMIT ?)";

    private final String queue;
    private final JobState state;
    private final long untilMillis;

    /** @param until the first moment whose jobs are kept */
    public Expiry(String queue, JobState state, Instant until) {
        if (state != JobState.DONE && state != JobState.DEAD) {
            throw new IllegalArgumentException("expected done or dead, got: " + state.word());
        }
        this.queue = queue;
        this.state = state;
        this.untilMillis = until.toEpochMilli();
    }

    /** Jobs that went into their state before the end, and when the last of them did; null when the span ends first. */
    public record Old(long[] ids, @Nullable Instant last) {
        public FinishedPurge purged(int count, Instant until) {
            return new FinishedPurge(count, last == null ? until : last);
        }
    }

    public static String oldest(JobState state) {
        return "SELECT id, since FROM job WHERE " + FilterSql.ofState(state)
                + " AND since >= ? AND since < ? AND queue = ? ORDER BY since, id LIMIT ?";
    }

    /** The ids lead to the jobs; the plus keeps engines from going through all those of the state instead. */
    public static String deleteJobs(Dialect dialect) {
        return "DELETE FROM job WHERE " + dialect.amongNumbers("id")
                + " AND +state = ? AND since < ? RETURNING id, reason";
    }

    public static String deleteAttempts(Dialect dialect) {
        return "DELETE FROM attempt WHERE " + dialect.amongNumbers("job");
    }

    public Old old(Handle handle, Instant from, int limit) {
        List<long[]> rows = Predicate.of(oldest(state), from.toEpochMilli(), untilMillis, queue, limit)
                .query(handle)
                .map((row, context) -> new long[] {row.getLong(1), row.getLong(2)})
                .list();
        long[] ids = rows.stream().mapToLong(row -> row[0]).toArray();
        return new Old(ids, rows.size() < limit ? null : Instant.ofEpochMilli(rows.get(limit - 1)[1]));
    }

    /** Those of the ids that are still in their state, and still old enough. */
    public int delete(OpenTransaction transaction, long[] ids) throws SQLException {
        Dialect dialect = transaction.dialect();
        List<Long> deleted = new ArrayList<>();
        try (ResultSet row = transaction
                .prepare(deleteJobs(dialect), dialect.list(ids), state.ordinal(), untilMillis)
                .executeQuery()) {
            while (row.next()) {
                deleted.add(row.getLong(1));
                Reason reason = Columns.reason(row, 2);
                transaction.count(queue, state, reason, -1);
            }
        }
        long[] gone = deleted.stream().mapToLong(Long::longValue).toArray();
        transaction.update(deleteAttempts(dialect), dialect.list(gone));
        return gone.length;
    }
}
