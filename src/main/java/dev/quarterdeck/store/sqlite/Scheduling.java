package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.job.Schedule;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.shared.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The recurring jobs. */
final class Scheduling {
    static final String COLUMNS =
            "name, next_at, last_at, paused_at, priority, max_retries, timeout, cron, zone, queue,"
                    + " type, job_name, payload";

    static final String SET = "INSERT INTO schedule (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT DO UPDATE SET next_at = excluded.next_at, last_at = excluded.last_at,"
            + " paused_at = excluded.paused_at, priority = excluded.priority, max_retries = excluded.max_retries,"
            + " timeout = excluded.timeout, cron = excluded.cron, zone = excluded.zone, queue = excluded.queue,"
            + " type = excluded.type, job_name = excluded.job_name, payload = excluded.payload";

    static final String OF_NAME = "SELECT " + COLUMNS + " FROM schedule WHERE name = ?";

    static final String REMOVE = "DELETE FROM schedule WHERE name = ?";

    static final String PAUSE = "UPDATE schedule SET paused_at = ? WHERE name = ? AND paused_at IS NULL";

    static final String RESUME =
            "UPDATE schedule SET paused_at = NULL, next_at = ? WHERE name = ? AND paused_at IS NOT NULL";

    static final String TICKED = "UPDATE schedule SET last_at = ?, next_at = ? WHERE name = ?";

    private Scheduling() {}

    static Schedule schedule(ResultSet row) throws SQLException {
        NewJob job = NewJob.of(row.getString(11), row.getString(13))
                .queue(row.getString(10))
                .name(row.getString(12))
                .priority(Priority.ofLevel(row.getInt(5)))
                .maxRetries(row.getInt(6))
                .timeout(Columns.duration(row, 7));
        return new Schedule(
                row.getString(1),
                row.getString(8),
                row.getString(9),
                job,
                Instant.ofEpochMilli(row.getLong(2)),
                Columns.instant(row, 3),
                Columns.instant(row, 4));
    }

    static boolean set(Transaction transaction, Schedule schedule) throws SQLException {
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
    static Optional<Enqueued> tick(Transaction transaction, Schedule schedule, Instant tick, long nextMillis)
            throws SQLException {
        if (schedule.paused()
                || ofName(transaction, schedule.name()).filter(schedule::equals).isEmpty()) {
            return Optional.empty();
        }
        Enqueued job = Enqueueing.enqueue(transaction, schedule.jobAt(tick));
        transaction.update(TICKED, tick.toEpochMilli(), nextMillis, schedule.name());
        return Optional.of(job);
    }

    private static Optional<Schedule> ofName(Transaction transaction, String name) throws SQLException {
        try (ResultSet row = transaction.prepare(OF_NAME, name).executeQuery()) {
            return row.next() ? Optional.of(schedule(row)) : Optional.empty();
        }
    }
}
