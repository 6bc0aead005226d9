package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Transitions.Situation;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** As much of a locked job as ending its claim needs. */
record LockedJob(
        long id,
        String queue,
        int attempts,
        int maxRetries,
        boolean cancelAsked,
        long startedAtMillis,
        @Nullable String worker,
        long token) {

    static final String COLUMNS = "id, queue, attempts, max_retries, cancel_asked, started_at, worker, revision";

    static LockedJob of(ResultSet row) throws SQLException {
        return new LockedJob(
                row.getLong(1),
                row.getString(2),
                row.getInt(3),
                row.getInt(4),
                row.getInt(5) != 0,
                row.getLong(6),
                row.getString(7),
                row.getLong(8));
    }

    Situation situation(boolean orphan) {
        return new Situation(JobState.LOCKED, attempts, maxRetries, cancelAsked, orphan);
    }
}
