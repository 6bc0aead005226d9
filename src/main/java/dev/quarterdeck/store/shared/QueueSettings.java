package dev.quarterdeck.store.shared;

import dev.quarterdeck.job.QueueLimits;
import dev.quarterdeck.job.Rate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What an operator sets for a queue. */
public final class QueueSettings {
    public static final String LIMITS = "rate_jobs, rate_per, running, keep_done, keep_dead, dead_jobs, dead_per";

    static final String PAUSE = "UPDATE queue SET paused_at = ? WHERE name = ? AND paused_at IS NULL";

    static final String RESUME = "UPDATE queue SET paused_at = NULL WHERE name = ? AND paused_at IS NOT NULL";

    private static final String LIMITS_OF = "SELECT " + LIMITS + " FROM queue WHERE name = ?";

    /** A new rate begins with its whole burst. */
    static final String LIMIT = "UPDATE queue SET rate_used_until = CASE WHEN rate_jobs IS NOT DISTINCT FROM"
            + " CAST(?1 AS integer) AND rate_per IS NOT DISTINCT FROM CAST(?2 AS bigint) THEN rate_used_until ELSE 0 END,"
            + " rate_jobs = CAST(?1 AS integer), rate_per = CAST(?2 AS bigint), running = ?3, keep_done = ?4,"
            + " keep_dead = ?5, dead_jobs = ?6, dead_per = ?7 WHERE name = ?8";

    private QueueSettings() {}

    public static boolean pause(OpenTransaction transaction, String queue) throws SQLException {
        transaction.ensureQueue(queue);
        return transaction.update(PAUSE, transaction.nowMillis(), queue) == 1;
    }

    public static boolean resume(OpenTransaction transaction, String queue) throws SQLException {
        transaction.madeReady();
        return transaction.update(RESUME, queue) == 1;
    }

    /** Gives what the limits were. */
    public static QueueLimits limit(OpenTransaction transaction, String queue, UnaryOperator<QueueLimits> change)
            throws SQLException {
        transaction.ensureQueue(queue);
        QueueLimits before = of(transaction, queue);
        QueueLimits after = change.apply(before);
        Rate rate = after.rate();
        Rate dead = after.pauseAfterDead();
        transaction.update(
                LIMIT,
                rate == null ? null : rate.jobs(),
                rate == null ? null : Columns.millis(rate.per()),
                after.running(),
                Columns.millis(after.keepDone()),
                Columns.millis(after.keepDead()),
                dead == null ? null : dead.jobs(),
                dead == null ? null : Columns.millis(dead.per()),
                queue);
        // What was held back may go on now.
        transaction.madeReady();
        return before;
    }

    private static QueueLimits of(OpenTransaction transaction, String queue) throws SQLException {
        String locked = LIMITS_OF + transaction.dialect().locking(" FOR UPDATE");
        try (ResultSet row = transaction.prepare(locked, queue).executeQuery()) {
            return row.next() ? limits(row, 1) : QueueLimits.NONE;
        }
    }

    /** The limits in a row, from this column on. */
    public static QueueLimits limits(ResultSet row, int column) throws SQLException {
        return new QueueLimits(
                rate(row, column),
                Columns.number(row, column + 2),
                Columns.duration(row, column + 3),
                Columns.duration(row, column + 4),
                rate(row, column + 5));
    }

    public static @Nullable Rate rate(ResultSet row, int column) throws SQLException {
        Integer jobs = Columns.number(row, column);
        Duration per = Columns.duration(row, column + 1);
        return jobs == null || per == null ? null : new Rate(jobs, per);
    }
}
