package dev.quarterdeck.store.postgres;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.job.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The columns of a job, and how they become one. */
final class Columns {

    /** Everything but the payload, in the order in which {@link #job} reads it. */
    static final String JOB = "id, key, queue, type, name, state, reason, priority, attempts, max_retries, timeout,"
            + " run_at, created_at, since, started_at, revision, worker, lease_until, cancel_asked, error, result";

    /** The number of the first column after {@link #JOB}. */
    static final int AFTER_JOB = 22;

    private static final JobState[] STATES = JobState.values();
    private static final Reason[] REASONS = Reason.values();

    private Columns() {}

    static Job job(ResultSet row) throws SQLException {
        return new Job(
                row.getLong(1),
                Text.of(row, 2),
                Text.known(row, 3),
                Text.known(row, 4),
                Text.of(row, 5),
                state(row.getInt(6)),
                reason(row, 7),
                Priority.ofLevel(row.getInt(8)),
                row.getInt(9),
                row.getInt(10),
                duration(row, 11),
                Instant.ofEpochMilli(row.getLong(12)),
                Instant.ofEpochMilli(row.getLong(13)),
                Instant.ofEpochMilli(row.getLong(14)),
                instant(row, 15),
                row.getLong(16),
                Text.of(row, 17),
                instant(row, 18),
                row.getBoolean(19),
                Text.of(row, 20),
                Text.of(row, 21));
    }

    static JobState state(int ordinal) {
        return STATES[ordinal];
    }

    static @Nullable Reason reason(ResultSet row, int column) throws SQLException {
        int ordinal = row.getInt(column);
        return row.wasNull() || ordinal < 0 ? null : REASONS[ordinal];
    }

    static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    static @Nullable Duration duration(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Duration.ofMillis(millis);
    }

    static @Nullable Integer number(ResultSet row, int column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : number;
    }

    static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }

    static @Nullable Long millis(@Nullable Instant moment) {
        return moment == null ? null : moment.toEpochMilli();
    }
}
