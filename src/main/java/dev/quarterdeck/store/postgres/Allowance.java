package dev.quarterdeck.store.postgres;

import dev.quarterdeck.job.Rate;
import dev.quarterdeck.store.shared.Columns;
import dev.quarterdeck.store.shared.QueueSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a queue with limits stands: what its rate and the jobs that are locked leave of them.
 *
 * @param usedUntil up to when the rate is used up, in epoch microseconds
 * @param running how many of its jobs may be locked; null for any number
 * @param locked how many are
 */
record Allowance(
        String queue,
        @Nullable Rate rate,
        long usedUntil,
        @Nullable Integer running,
        long locked) {

    /** The queues with limits that may be claimed from at all. */
    static final String LIMITED =
            "SELECT q.name, q.rate_jobs, q.rate_per, q.rate_used_until, q.running, coalesce((SELECT sum(c.n)"
                    + " FROM job_count c WHERE c.queue = q.name AND c.state = 1 AND c.reason = " + Columns.NO_REASON
                    + "), 0)::bigint AS locked FROM queue q"
                    + " WHERE q.paused_at IS NULL AND (q.rate_jobs IS NOT NULL OR q.running IS NOT NULL)"
                    + " AND (?1::text[] IS NULL OR q.name = ANY(?1::text[])) ORDER BY q.name";

    /** Whether there are any among the queues that are asked for, which have number 5. */
    static final String ANY = "EXISTS (SELECT 1 FROM queue l WHERE l.paused_at IS NULL"
            + " AND (l.rate_jobs IS NOT NULL OR l.running IS NOT NULL)"
            + " AND (?5::text[] IS NULL OR l.name = ANY(?5::text[])))";

    private static final String LOCK = "SELECT name FROM queue"
            + " WHERE paused_at IS NULL AND (rate_jobs IS NOT NULL OR running IS NOT NULL)"
            + " AND (?1::text[] IS NULL OR name = ANY(?1::text[])) ORDER BY name FOR UPDATE";

    static final String USE = "UPDATE queue SET rate_used_until = ? WHERE name = ?";

    /**
     * Those of these queues, or of all if there are none. Locked before they are read, so that claims from a queue with
     * limits come one after the other and each finds what the one before it took.
     */
    static List<Allowance> lock(Transaction transaction, Set<String> queues) throws SQLException {
        String names = Claiming.namesOrNull(queues);
        List<Allowance> limited = new ArrayList<>();
        try (ResultSet locked = transaction.prepare(LOCK, names).executeQuery()) {
            if (!locked.next()) {
                return limited;
            }
        }
        try (ResultSet rows = transaction.prepare(LIMITED, names).executeQuery()) {
            while (rows.next()) {
                limited.add(of(rows));
            }
        }
        return limited;
    }

    static Allowance of(ResultSet row) throws SQLException {
        return new Allowance(
                Text.known(row, 1), QueueSettings.rate(row, 2), row.getLong(4), Columns.number(row, 5), row.getLong(6));
    }

    /** How many jobs may be claimed now. */
    long jobs(long nowMillis) {
        long byRate = rate == null ? Long.MAX_VALUE : rate.allows(usedUntil, micros(nowMillis));
        long byRunning = running == null ? Long.MAX_VALUE : running - locked;
        return Math.max(0, Math.min(byRate, byRunning));
    }

    /** Writes down that so many were claimed. */
    void use(Transaction transaction, long jobs) throws SQLException {
        if (rate != null && jobs > 0) {
            transaction.update(USE, rate.usedUntil(jobs, usedUntil, micros(transaction.nowMillis())), queue);
        }
    }

    /** When the clock alone will let the next job start; never, if that takes another job's end. */
    long freeAtMillis() {
        boolean full = running != null && locked >= running;
        return rate == null || full ? Long.MAX_VALUE : -Math.floorDiv(-rate.freeAt(usedUntil), 1_000L);
    }

    private static long micros(long millis) {
        return millis * 1_000;
    }
}
