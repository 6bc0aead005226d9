package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.job.Rate;
import dev.quarterdeck.store.shared.Columns;
import dev.quarterdeck.store.shared.QueueSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
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
            "SELECT q.name, q.rate_jobs, q.rate_per, q.rate_used_until, q.running, coalesce((SELECT c.n"
                    + " FROM job_count c WHERE c.queue = q.name AND c.state = 1 AND c.reason = " + Columns.NO_REASON
                    + "), 0) AS locked FROM queue q"
                    + " WHERE q.paused_at IS NULL AND (q.rate_jobs IS NOT NULL OR q.running IS NOT NULL)";

    static final String USE = "UPDATE queue SET rate_used_until = ? WHERE name = ?";

    static Allowance of(ResultSet row) throws SQLException {
        return new Allowance(
                row.getString(1), QueueSettings.rate(row, 2), row.getLong(4), Columns.number(row, 5), row.getLong(6));
    }

    /** With so many more locked, as what the transaction has not written yet tells. */
    Allowance withMoreLocked(long jobs) {
        return new Allowance(queue, rate, usedUntil, running, locked + jobs);
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
