package dev.quarterdeck.store.shared;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Transitions.Situation;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** As much of a locked job as ending its claim needs. */
public record LockedJob(
        long id,
        String queue,
        String type,
        int attempts,
        int maxRetries,
        boolean cancelAsked,
        long startedAtMillis,
        @Nullable String worker,
        long token) {

    public static final String COLUMNS =
            "id, queue, type, attempts, max_retries, cancel_asked, started_at, worker, revision";

    public static LockedJob of(ResultSet row, Dialect dialect) throws SQLException {
        return new LockedJob(
                row.getLong(1),
                dialect.text(row, 2),
                dialect.text(row, 3),
                row.getInt(4),
                row.getInt(5),
                row.getBoolean(6),
                row.getLong(7),
                dialect.textOrNull(row, 8),
                row.getLong(9));
    }

    /** @param mayRetry whether the job's policy allows what retries it has left */
    public Situation situation(boolean mayRetry) {
        return new Situation(JobState.LOCKED, attempts, mayRetry ? maxRetries : 0, cancelAsked, true);
    }
}
