package dev.quarterdeck.store.shared;

import dev.quarterdeck.job.Attempt;
import dev.quarterdeck.job.Attempt.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The attempts that did not complete. */
public final class History {

    public static final String COLUMNS = "number, worker, started_at, ended_at, outcome, error";

    private static final String INSERT =
            "INSERT INTO attempt (job, number, outcome, started_at, ended_at, worker, error)";

    private History() {}

    public static void add(OpenTransaction transaction, LockedJob job, Outcome outcome, @Nullable String error)
            throws SQLException {
        transaction.updateApart(
                INSERT + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                job.id(),
                job.attempts(),
                outcome.ordinal(),
                job.startedAtMillis(),
                transaction.nowMillis(),
                job.worker(),
                error == null ? null : ErrorText.whole(error));
    }

    /**
     * The running attempts of these jobs, ended by an operator.
     *
     * @param ids a list in the store's dialect
     */
    public static void addStopped(OpenTransaction transaction, String ids, String error) throws SQLException {
        transaction.update(
                INSERT + " SELECT id, attempts, CAST(? AS smallint), started_at, CAST(? AS bigint), worker, ? FROM job"
                        + " WHERE state = 1 AND " + transaction.dialect().amongNumbers("id"),
                Outcome.STOPPED.ordinal(),
                transaction.nowMillis(),
                error,
                ids);
    }

    public static Attempt attempt(ResultSet row, Dialect dialect) throws SQLException {
        return new Attempt(
                row.getInt(1),
                dialect.textOrNull(row, 2),
                Instant.ofEpochMilli(row.getLong(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                Outcome.values()[row.getInt(5)],
                dialect.textOrNull(row, 6));
    }
}
