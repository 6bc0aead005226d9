package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Transitions.Transition;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.shared.Counting;
import dev.quarterdeck.store.shared.Ending;
import dev.quarterdeck.store.shared.LockedJob;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Ends claims; every statement names the job, that it is locked, and the claim's token. None can mean a job
 * that was enqueued in the same transaction: those are claimed last.
 */
final class Settling {

    static final String COMPLETE =
            "UPDATE job SET state = 2, revision = revision + 1, since = ?, lease_until = NULL, cancel_asked = 0,"
                    + " error = NULL, result = ? WHERE id = ? AND state = 1 AND revision = ? RETURNING queue, started_at";

    static final String END =
            "UPDATE job SET state = ?, reason = ?, revision = revision + 1, since = ?, run_at = coalesce(?, run_at),"
                    + " attempts = ?, lease_until = NULL, cancel_asked = 0, error = coalesce(?, error)"
                    + " WHERE id = ? AND state = 1 AND revision = ?";

    static final String HELD = "SELECT " + LockedJob.COLUMNS + " FROM job WHERE id = ? AND state = 1 AND revision = ?";

    private Settling() {}

    /** False when the lease was lost, and then nothing is changed. */
    static boolean settle(Transaction transaction, Settlement settlement) throws SQLException {
        if (settlement instanceof Settlement.Complete complete) {
            return complete(transaction, complete);
        }
        LockedJob job = held(transaction, settlement.lease());
        if (job == null) {
            return false;
        }
        return transaction.allOrNothing(() -> {
            Ending.settle(transaction, job, settlement);
            return true;
        });
    }

    private static boolean complete(Transaction transaction, Settlement.Complete complete) throws SQLException {
        try (ResultSet row = transaction
                .prepareApart(
                        COMPLETE,
                        transaction.nowMillis(),
                        complete.result(),
                        complete.lease().jobId(),
                        complete.lease().token())
                .executeQuery()) {
            if (!row.next()) {
                return false;
            }
            String queue = row.getString(1);
            transaction.freedSlot();
            Counting.completed(transaction, queue, row.getLong(2));
            return true;
        }
    }

    private static @Nullable LockedJob held(Transaction transaction, Lease lease) throws SQLException {
        try (ResultSet row =
                transaction.prepareApart(HELD, lease.jobId(), lease.token()).executeQuery()) {
            return row.next() ? LockedJob.of(row, SqliteDialect.DIALECT) : null;
        }
    }

    /** Takes a job where a transition leads it; 0 when the claim is somebody else's. */
    static int end(
            Transaction transaction,
            LockedJob job,
            JobState to,
            Transition transition,
            @Nullable Long runAt,
            @Nullable String error)
            throws SQLException {
        return transaction.updateApart(
                END,
                to.ordinal(),
                transition.reason() == null ? null : transition.reason().ordinal(),
                transaction.nowMillis(),
                runAt,
                transition.attempts().after(job.attempts()),
                error,
                job.id(),
                job.token());
    }
}
