package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Transitions.Transition;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.LeaseState;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.shared.Ending;
import dev.quarterdeck.store.shared.Flow;
import dev.quarterdeck.store.shared.LockedJob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ends and prolongs claims; every statement names the job, that it is locked, and the claim's token. None can mean a job
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

    static final String PROLONG =
            "UPDATE job SET lease_until = ? WHERE id = ? AND state = 1 AND revision = ? RETURNING cancel_asked";

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
        long now = transaction.nowMillis();
        try (ResultSet row = transaction
                .prepareApart(
                        COMPLETE,
                        now,
                        complete.result(),
                        complete.lease().jobId(),
                        complete.lease().token())
                .executeQuery()) {
            if (!row.next()) {
                return false;
            }
            String queue = row.getString(1);
            transaction.freedSlot();
            transaction.counts().add(queue, JobState.LOCKED, null, -1);
            transaction.counts().add(queue, JobState.DONE, null, 1);
            transaction.flow().add(queue, Flow.COMPLETED, 1);
            transaction.flow().add(queue, Flow.RUN_MILLIS, Math.max(0, now - row.getLong(2)));
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

    static Map<Lease, LeaseState> heartbeat(Transaction transaction, Collection<Lease> leases, long leaseMillis)
            throws SQLException {
        Map<Lease, LeaseState> states = new HashMap<>();
        for (Lease lease : leases) {
            try (ResultSet row = transaction
                    .prepare(PROLONG, transaction.nowMillis() + leaseMillis, lease.jobId(), lease.token())
                    .executeQuery()) {
                if (!row.next()) {
                    states.put(lease, LeaseState.LOST);
                } else {
                    states.put(lease, row.getInt(1) != 0 ? LeaseState.CANCEL_ASKED : LeaseState.HELD);
                }
            }
        }
        return states;
    }
}
