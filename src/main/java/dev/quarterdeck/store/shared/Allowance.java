package dev.quarterdeck.store.shared;

import dev.quarterdeck.job.Rate;
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
public record Allowance(
        String queue,
        @Nullable Rate rate,
        long usedUntil,
        @Nullable Integer running,
        long locked) {

    private static final String USE = "UPDATE queue SET rate_used_until = ? WHERE name = ?";

    /** From a row with these columns: name, rate's jobs and time, used until, running, locked. */
    public static Allowance of(ResultSet row, Dialect dialect) throws SQLException {
        return new Allowance(
                dialect.text(row, 1),
                QueueSettings.rate(row, 2),
                row.getLong(4),
                Columns.number(row, 5),
                row.getLong(6));
    }

    /** With so many more locked, as what the transaction has not written yet tells. */
    public Allowance withMoreLocked(long jobs) {
        return new Allowance(queue, rate, usedUntil, running, locked + jobs);
    }

    /** How many jobs may be claimed now. */
    public long jobs(long nowMillis) {
        long byRate = rate == null ? Long.MAX_VALUE : rate.allows(usedUntil, micros(nowMillis));
        long byRunning = running == null ? Long.MAX_VALUE : running - locked;
        return Math.max(0, Math.min(byRate, byRunning));
    }

    /** Writes down that so many were claimed. */
    public void use(OpenTransaction transaction, long jobs) throws SQLException {
        if (rate != null && jobs > 0) {
            transaction.update(USE, rate.usedUntil(jobs, usedUntil, micros(transaction.nowMillis())), queue);
        }
    }

    /** When the clock alone will let the next job start; never, if that takes another job's end. */
    public long freeAtMillis() {
        boolean full = running != null && locked >= running;
        return rate == null || full ? Long.MAX_VALUE : -Math.floorDiv(-rate.freeAt(usedUntil), 1_000L);
    }

    private static long micros(long millis) {
        return millis * 1_000;
    }
}
