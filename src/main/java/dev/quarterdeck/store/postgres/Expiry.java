package dev.quarterdeck.store.postgres;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.store.FinishedPurge;
import dev.quarterdeck.store.shared.Columns;
import dev.quarterdeck.store.shared.Predicate;
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
final class Expiry {

    static final String DELETE_JOBS =
            "DELETE FROM job WHERE id = ANY(?::bigint[]) AND state = ?" + " AND since < ? RETURNING id, reason";

    static final String DELETE_ATTEMPTS = "DELETE FROM attempt WHERE job = ANY(?::bigint[])";

    static final String FORGET_FLOW = "DELETE FROM flow WHERE (minute, queue) IN"
            + " (SELECT minute, queue FROM flow WHERE minute < ? ORDER BY minute LIMIT ?)";

    private final String queue;
    private final JobState state;
    private final long untilMillis;

    /** @param until the first moment whose jobs are kept */
    Expiry(String queue, JobState state, Instant until) {
        if (state != JobState.DONE && state != JobState.DEAD) {
            throw new IllegalArgumentException("expected done or dead, got: " + state.word());
        }
        this.queue = queue;
        this.state = state;
        this.untilMillis = until.toEpochMilli();
    }

    /** Jobs that went into their state before the end, and when the last of them did; null when the span ends first. */
    record Old(long[] ids, @Nullable Instant last) {
        FinishedPurge purged(int count, Instant until) {
            return new FinishedPurge(count, last == null ? until : last);
        }
    }

    /** The state itself is not bound: PostgreSQL then knows that its index fits. */
    static String oldest(JobState state) {
        return "SELECT id, since FROM job WHERE state = " + state.ordinal()
                + " AND state >= 2 AND since >= ? AND since < ? AND queue = ? ORDER BY since, id LIMIT ?";
    }

    Old old(Handle handle, Instant from, int limit) {
        List<long[]> rows = Predicate.of(oldest(state), from.toEpochMilli(), untilMillis, queue, limit)
                .query(handle)
                .map((row, context) -> new long[] {row.getLong(1), row.getLong(2)})
                .list();
        long[] ids = rows.stream().mapToLong(row -> row[0]).toArray();
        return new Old(ids, rows.size() < limit ? null : Instant.ofEpochMilli(rows.get(limit - 1)[1]));
    }

    /** Those of the ids that are still in their state, and still old enough. */
    int delete(Transaction transaction, long[] ids) throws SQLException {
        List<Long> deleted = new ArrayList<>();
        try (ResultSet row = transaction
                .prepare(DELETE_JOBS, Literals.array(ids), state.ordinal(), untilMillis)
                .executeQuery()) {
            while (row.next()) {
                deleted.add(row.getLong(1));
                Reason reason = Columns.reason(row, 2);
                transaction.counts().add(queue, state, reason, -1);
            }
        }
        long[] gone = deleted.stream().mapToLong(Long::longValue).toArray();
        transaction.update(DELETE_ATTEMPTS, Literals.array(gone));
        return gone.length;
    }
}
