package dev.quarterdeck.store.postgres;

import dev.quarterdeck.job.Attempt;
import dev.quarterdeck.job.Attempt.Outcome;
import dev.quarterdeck.store.shared.ErrorText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The attempts that did not complete. */
final class History {

    static final String COLUMNS = "number, worker, started_at, ended_at, outcome, error";

    private static final String INSERT =
            "INSERT INTO attempt (job, number, outcome, started_at, ended_at, worker, error)";

    private History() {}

    static void add(Transaction transaction, LockedJob job, Outcome outcome, @Nullable String error)
            throws SQLException {
        transaction.update(
                INSERT + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                job.id(),
                job.attempts(),
                outcome.ordinal(),
                job.startedAtMillis(),
                transaction.nowMillis(),
                job.worker(),
                error == null ? null : ErrorText.whole(error));
    }

    /** The running attempts of these jobs, ended by an operator. */
    static void addStopped(Transaction transaction, String ids, String error) throws SQLException {
        transaction.update(
                INSERT + " SELECT id, attempts, ?::smallint, started_at, ?::bigint, worker, ? FROM job"
                        + " WHERE state = 1 AND id = ANY(?::bigint[])",
                Outcome.STOPPED.ordinal(),
                transaction.nowMillis(),
                error,
                ids);
    }

    static Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(
                row.getInt(1),
                Text.of(row, 2),
                Instant.ofEpochMilli(row.getLong(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                Outcome.values()[row.getInt(5)],
                Text.of(row, 6));
    }
}
