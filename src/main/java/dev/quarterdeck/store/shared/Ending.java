package dev.quarterdeck.store.shared;

import dev.quarterdeck.job.Attempt.Outcome;
import dev.quarterdeck.job.JobEvent;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.job.Transitions;
import dev.quarterdeck.job.Transitions.Situation;
import dev.quarterdeck.job.Transitions.Transition;
import dev.quarterdeck.store.Settlement;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ends claims that did not complete, by the transitions: where the job goes, what its history says, what is counted. */
public final class Ending {
    private Ending() {}

    /** By the holder of the claim, who says how; all that a settlement can be but a completion. */
    public static void settle(OpenTransaction transaction, LockedJob job, Settlement settlement) throws SQLException {
        if (settlement instanceof Settlement.Fail fail) {
            fail(transaction, job, JobEvent.FAIL, Outcome.FAILED, fail.error(), fail.retryIn());
        } else if (settlement instanceof Settlement.Reject reject) {
            end(transaction, job, job.situation(true), JobEvent.REJECT, Outcome.REJECTED, reject.error(), null);
        } else if (job.cancelAsked()) {
            // It never runs again, so that this attempt counts and is told.
            String why = "cancel by an operator";
            end(transaction, job, job.situation(true), JobEvent.RELEASE, Outcome.STOPPED, why, null);
        } else {
            // A job given back keeps its place in the line, and the attempt leaves no trace.
            end(transaction, job, job.situation(true), JobEvent.RELEASE, null, null, null);
        }
    }

    /**
     * Of an attempt that came to nothing.
     *
     * @param retryIn how long the job waits if it has retries left; null when it is not to be tried again
     */
    public static Transition fail(
            OpenTransaction transaction,
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
     * @param outcome what the history says; null for no entry
     * @param retryAt the run time if the job goes back to pending; null to keep the one it has
     */
    private static Transition end(
            OpenTransaction transaction,
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
        String brief = error == null ? null : ErrorText.brief(error);
        int ended = transaction.end(job, to, transition, to == JobState.PENDING ? retryAt : null, brief);
        if (ended != 1) {
            throw new IllegalStateException("expected to end one claim, ended " + ended + ". Indicates a bug.");
        }
        if (outcome != null) {
            History.add(transaction, job, outcome, error);
        }
        transaction.freedSlot();
        transaction.count(job.queue(), JobState.LOCKED, null, -1);
        transaction.count(job.queue(), to, transition.reason(), 1);
        if (outcome != null && outcome != Outcome.STOPPED) {
            transaction.flow(job.queue(), Flow.FAILED, 1);
        }
        if (to == JobState.DEAD) {
            dead(transaction, job.queue(), transition.reason());
        } else {
            transaction.readyAt(retryAt == null ? transaction.nowMillis() : retryAt);
        }
        return transition;
    }

    private static void dead(OpenTransaction transaction, String queue, @Nullable Reason reason) throws SQLException {
        transaction.flow(queue, Flow.DEAD, 1);
        if (reason != Reason.CANCELLED) {
            Breaker.died(transaction, queue);
        }
    }
}
