package dev.quarterdeck.store.shared;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.job.Schedule;
import dev.quarterdeck.store.Enqueued;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The recurring jobs. */
public final class Scheduling {
    public static final String COLUMNS =
            "name, next_at, last_at, paused_at, priority, max_retries, timeout, cron, zone, queue,"
                    + " type, job_name, payload";

    private static final String SET =
            "INSERT INTO schedule (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (name) DO UPDATE SET next_at = excluded.next_at, last_at = excluded.last_at,"
                    + " paused_at = excluded.paused_at, priority = excluded.priority, max_retries = excluded.max_retries,"
                    + " timeout = excluded.timeout, cron = excluded.cron, zone = excluded.zone, queue = excluded.queue,"
                    + " type = excluded.type, job_name = excluded.job_name, payload = excluded.payload";

    private static final String OF_NAME = "SELECT " + COLUMNS + " FROM schedule WHERE name = ?";

    public static final String REMOVE = "DELETE FROM schedule WHERE name = ?";

    public static final String PAUSE = "UPDATE schedule SET paused_at = ? WHERE name = ? AND paused_at IS NULL";

    public static final String RESUME =
            "UPDATE schedule SET paused_at = NULL, next_at = ? WHERE name = ? AND paused_at IS NOT NULL";

    private static final String TICKED = "UPDATE schedule SET last_at = ?, next_at = ? WHERE name = ?";

    private Scheduling() {}

    static Schedule schedule(ResultSet row, Dialect dialect) throws SQLException {
        NewJob job = NewJob.of(dialect.text(row, 11), dialect.text(row, 13))
                .queue(dialect.text(row, 10))
                .name(dialect.textOrNull(row, 12))
                .priority(Priority.ofLevel(row.getInt(5)))
                .maxRetries(row.getInt(6))
                .timeout(Columns.duration(row, 7));
        return new Schedule(
                dialect.text(row, 1),
                dialect.text(row, 8),
                dialect.text(row, 9),
                job,
                Instant.ofEpochMilli(row.getLong(2)),
                Columns.instant(row, 3),
                Columns.instant(row, 4));
    }

    public static boolean set(OpenTransaction transaction, Schedule schedule) throws SQLException {
        boolean fresh = ofName(transaction, schedule.name()).isEmpty();
        NewJob job = schedule.job();
        transaction.update(
                SET,
                schedule.name(),
                schedule.nextAt().toEpochMilli(),
                Columns.millis(schedule.lastAt()),
                Columns.millis(schedule.pausedAt()),
                job.priority().level(),
                job.maxRetries(),
                Columns.millis(job.timeout()),
                schedule.cron(),
                schedule.zone(),
                job.queue(),
                job.type(),
                job.name(),
                job.payload());
        return fresh;
    }

    /** Only while everything about it is as it was read: a tick of a schedule that was changed is nobody's wish. */
    public static Optional<Enqueued> tick(OpenTransaction transaction, Schedule schedule, Instant tick, long nextMillis)
            throws SQLException {
        if (schedule.paused()
                || ofName(transaction, schedule.name()).filter(schedule::equals).isEmpty()) {
            return Optional.empty();
        }
        Enqueued job = transaction.enqueue(schedule.jobAt(tick));
        transaction.update(TICKED, tick.toEpochMilli(), nextMillis, schedule.name());
        return Optional.of(job);
    }

    private static Optional<Schedule> ofName(OpenTransaction transaction, String name) throws SQLException {
        String locked = OF_NAME + transaction.dialect().locking(" FOR UPDATE");
        try (ResultSet row = transaction.prepare(locked, name).executeQuery()) {
            return row.next() ? Optional.of(schedule(row, transaction.dialect())) : Optional.empty();
        }
    }
}
