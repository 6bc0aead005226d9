package dev.quarterdeck.store.shared;

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
public final class Columns {

    /** Everything but the payload, in the order in which {@link #job} reads it. */
    public static final String JOB =
            "id, key, queue, type, name, state, reason, priority, attempts, max_retries, timeout,"
                    + " run_at, created_at, since, started_at, revision, worker, lease_until, cancel_asked, error, result";

    /** The number of the first column after {@link #JOB}. */
    public static final int AFTER_JOB = 22;

    /** The levels of the priorities, as a table. */
    public static final String PRIORITIES =
            "(SELECT 4 AS level UNION ALL SELECT 3 UNION ALL SELECT 2 UNION ALL SELECT 1)";

    /** Stands for "no reason" in the table of counts, whose key cannot hold null. */
    public static final int NO_REASON = -1;

    private static final JobState[] STATES = JobState.values();
    private static final Reason[] REASONS = Reason.values();

    private Columns() {}

    public static Job job(ResultSet row, Dialect dialect) throws SQLException {
        return new Job(
                row.getLong(1),
                dialect.textOrNull(row, 2),
                dialect.text(row, 3),
                dialect.text(row, 4),
                dialect.textOrNull(row, 5),
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
                dialect.textOrNull(row, 17),
                instant(row, 18),
                row.getBoolean(19),
                dialect.textOrNull(row, 20),
                dialect.textOrNull(row, 21));
    }

    public static JobState state(int ordinal) {
        return STATES[ordinal];
    }

    public static @Nullable Reason reason(ResultSet row, int column) throws SQLException {
        int ordinal = row.getInt(column);
        return row.wasNull() || ordinal < 0 ? null : REASONS[ordinal];
    }

    public static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    public static @Nullable Duration duration(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Duration.ofMillis(millis);
    }

    public static @Nullable Integer number(ResultSet row, int column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : number;
    }

    public static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }

    public static @Nullable Long millis(@Nullable Instant moment) {
        return moment == null ? null : moment.toEpochMilli();
    }
}
