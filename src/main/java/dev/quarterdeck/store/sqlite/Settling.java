package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.job.Attempt.Outcome;
import dev.quarterdeck.job.JobEvent;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.job.Transitions;
import dev.quarterdeck.job.Transitions.Situation;
import dev.quarterdeck.job.Transitions.Transition;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.LeaseState;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.shared.Breaker;
import dev.quarterdeck.store.shared.ErrorText;
import dev.quarterdeck.store.shared.History;
import dev.quarterdeck.store.shared.LockedJob;
import dev.quarterdeck.store.sqlite.FlowDeltas.Figure;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
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
            if (settlement instanceof Settlement.Fail fail) {
                fail(transaction, job, JobEvent.FAIL, Outcome.FAILED, fail.error(), fail.retryIn());
            } else if (settlement instanceof Settlement.Reject reject) {
                end(transaction, job, job.situation(true), JobEvent.REJECT, Outcome.REJECTED, reject.error(), null);
            } else if (job.cancelAsked()) {
                // It never runs again, so that this attempt counts and is told.
                end(
                        transaction,
                        job,
                        job.situation(true),
                        JobEvent.RELEASE,
                        Outcome.STOPPED,
                        "cancel by an operator",
                        null);
            } else {
                // A job given back keeps its place in the line, and the attempt leaves no trace.
                end(transaction, job, job.situation(true), JobEvent.RELEASE, null, null, null);
            }
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
            transaction.flow().add(queue, Figure.COMPLETED, 1);
            transaction.flow().add(queue, Figure.RUN_MILLIS, Math.max(0, now - row.getLong(2)));
            return true;
        }
    }

    private static @Nullable LockedJob held(Transaction transaction, Lease lease) throws SQLException {
        try (ResultSet row =
                transaction.prepareApart(HELD, lease.jobId(), lease.token()).executeQuery()) {
            return row.next() ? LockedJob.of(row, SqliteDialect.DIALECT) : null;
        }
    }

    /**
     * Ends a claim whose attempt came to nothing.
     *
     * @param retryIn how long the job waits if it has retries left; null when it is not to be tried again
     */
    static Transition fail(
            Transaction transaction,
            LockedJob job,
            JobEvent event,
            Outcome outcome,
            String error,
            @Nullable Duration retryIn)
            throws SQLException {
        Long retryAt = retryIn == null ? null : (Long) (transaction.nowMillis() + retryIn.toMillis());
        return end(transaction, job, job.situation(retryIn != null), event, outcome, error, retryAt);
    }

    /**
     * Ends a claim that did not complete, by the transitions.
     *
     * @param outcome what the history says; null for no entry
     * @param retryAt the run time if the job goes back to pending; null to keep the one it has
     */
    private static Transition end(
            Transaction transaction,
            LockedJob job,
            Situation situation,
            JobEvent event,
            @Nullable Outcome outcome,
            @Nullable String error,
            @Nullable Long retryAt)
            throws SQLException {
        Transition transition = Transitions.of(situation, event).orElseThrow();
        JobState to = transition.to();
        if (to == null) {
            throw new IllegalStateException(event + " would take a locked job out of the queue. Indicates a bug.");
        }
        int ended = transaction.updateApart(
                END,
                to.ordinal(),
                transition.reason() == null ? null : transition.reason().ordinal(),
                transaction.nowMillis(),
                to == JobState.PENDING ? retryAt : null,
                transition.attempts().after(job.attempts()),
                error == null ? null : ErrorText.brief(error),
                job.id(),
                job.token());
        if (ended != 1) {
            throw new IllegalStateException("expected to end one claim, ended " + ended + ". Indicates a bug.");
        }
        if (outcome != null) {
            History.add(transaction, job, outcome, error);
        }
        count(transaction, job, transition, outcome, retryAt);
        if (to == JobState.DEAD && transition.reason() != Reason.CANCELLED) {
            Breaker.died(transaction, job.queue());
        }
        return transition;
    }

    private static void count(
            Transaction transaction,
            LockedJob job,
            Transition transition,
            @Nullable Outcome outcome,
            @Nullable Long retryAt) {
        transaction.freedSlot();
        transaction.counts().add(job.queue(), JobState.LOCKED, null, -1);
        JobState to = transition.to();
        if (to != null) {
            transaction.counts().add(job.queue(), to, transition.reason(), 1);
        }
        if (outcome != null && outcome != Outcome.STOPPED) {
            transaction.flow().add(job.queue(), Figure.FAILED, 1);
        }
        if (to == JobState.DEAD) {
            transaction.flow().add(job.queue(), Figure.DEAD, 1);
        } else if (retryAt == null || retryAt <= transaction.nowMillis()) {
            transaction.madeReady();
        }
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
