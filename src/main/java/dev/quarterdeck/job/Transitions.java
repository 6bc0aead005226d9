package dev.quarterdeck.job;

import static dev.quarterdeck.job.JobState.DEAD;
import static dev.quarterdeck.job.JobState.DONE;
import static dev.quarterdeck.job.JobState.LOCKED;
import static dev.quarterdeck.job.JobState.PENDING;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The state machine of a job, as data: every store decides by these rows and by nothing else. */
public final class Transitions {

    /** The rows; of those with the same state and event, the first whose guard holds applies. */
    public static final List<Transition> ALL = List.of(
            row(PENDING, JobEvent.CLAIM, Guard.ALWAYS, LOCKED, null, Attempts.ONE_MORE),
            row(LOCKED, JobEvent.COMPLETE, Guard.ALWAYS, DONE, null, Attempts.KEPT),
            row(LOCKED, JobEvent.FAIL, Guard.CANCEL_ASKED, DEAD, Reason.CANCELLED, Attempts.KEPT),
            row(LOCKED, JobEvent.FAIL, Guard.RETRIES_LEFT, PENDING, null, Attempts.KEPT),
            row(LOCKED, JobEvent.FAIL, Guard.ALWAYS, DEAD, Reason.EXHAUSTED, Attempts.KEPT),
            row(LOCKED, JobEvent.EXPIRE, Guard.CANCEL_ASKED, DEAD, Reason.CANCELLED, Attempts.KEPT),
            row(LOCKED, JobEvent.EXPIRE, Guard.RETRIES_LEFT, PENDING, null, Attempts.KEPT),
            row(LOCKED, JobEvent.EXPIRE, Guard.ALWAYS, DEAD, Reason.EXHAUSTED, Attempts.KEPT),
            row(LOCKED, JobEvent.RELEASE, Guard.CANCEL_ASKED, DEAD, Reason.CANCELLED, Attempts.KEPT),
            row(LOCKED, JobEvent.RELEASE, Guard.ALWAYS, PENDING, null, Attempts.ONE_LESS),
            row(LOCKED, JobEvent.REJECT, Guard.ALWAYS, DEAD, Reason.UNPROCESSABLE, Attempts.KEPT),
            row(PENDING, JobEvent.UNPROCESSABLE, Guard.ALWAYS, DEAD, Reason.UNPROCESSABLE, Attempts.KEPT),
            row(LOCKED, JobEvent.UNPROCESSABLE, Guard.ALWAYS, DEAD, Reason.UNPROCESSABLE, Attempts.KEPT),
            row(DEAD, JobEvent.UNPROCESSABLE, Guard.ALWAYS, DEAD, Reason.UNPROCESSABLE, Attempts.KEPT),
            row(PENDING, JobEvent.CANCEL, Guard.ALWAYS, DEAD, Reason.CANCELLED, Attempts.KEPT),
            row(LOCKED, JobEvent.CANCEL, Guard.ORPHAN, DEAD, Reason.CANCELLED, Attempts.KEPT),
            // A live claim is only asked to stop: its worker reads the request with its next heartbeat.
            row(LOCKED, JobEvent.CANCEL, Guard.ALWAYS, LOCKED, null, Attempts.KEPT),
            row(DEAD, JobEvent.REQUEUE, Guard.ALWAYS, PENDING, null, Attempts.ZERO),
            row(DONE, JobEvent.REQUEUE, Guard.ALWAYS, PENDING, null, Attempts.ZERO),
            row(LOCKED, JobEvent.REQUEUE, Guard.FREE_ORPHAN, PENDING, null, Attempts.ZERO),
            row(LOCKED, JobEvent.UNLOCK, Guard.FREE_ORPHAN, PENDING, null, Attempts.KEPT),
            row(LOCKED, JobEvent.UNLOCK, Guard.ORPHAN, DEAD, Reason.CANCELLED, Attempts.KEPT),
            row(LOCKED, JobEvent.UNLOCK_LIVE, Guard.CANCEL_ASKED, DEAD, Reason.CANCELLED, Attempts.KEPT),
            row(LOCKED, JobEvent.UNLOCK_LIVE, Guard.ALWAYS, PENDING, null, Attempts.KEPT),
            row(PENDING, JobEvent.PURGE, Guard.ALWAYS, null, null, Attempts.KEPT),
            row(DONE, JobEvent.PURGE, Guard.ALWAYS, null, null, Attempts.KEPT),
            row(DEAD, JobEvent.PURGE, Guard.ALWAYS, null, null, Attempts.KEPT));

    private Transitions() {}

    /** What the event does to a job in this situation; empty when it may not happen to it. */
    public static Optional<Transition> of(Situation situation, JobEvent event) {
        return ALL.stream()
                .filter(t -> t.from() == situation.state()
                        && t.event() == event
                        && t.guard().holds(situation))
                .findFirst();
    }

    /**
     * As much of a job as decides what may happen to it.
     *
     * @param attempts how often it was claimed, the present claim included
     * @param orphan it is locked, and its lease has run out or its worker is gone
     */
    public record Situation(JobState state, int attempts, int maxRetries, boolean cancelAsked, boolean orphan) {

        /** The word for a job that an event leaves alone, as receipts count it. */
        public String skipWord() {
            if (state == LOCKED && orphan && cancelAsked) {
                return "cancel-asked";
            }
            return state.word();
        }
    }

    /**
     * One row of the machine.
     *
     * @param to the state afterwards; null when the job leaves the queue
     * @param reason the reason afterwards; null unless it is dead
     */
    public record Transition(
            JobState from,
            JobEvent event,
            Guard guard,
            @Nullable JobState to,
            @Nullable Reason reason,
            Attempts attempts) {}

    /** When a row applies. */
    public enum Guard {
        ALWAYS(situation -> true),
        RETRIES_LEFT(situation -> situation.attempts() <= situation.maxRetries()),
        CANCEL_ASKED(Situation::cancelAsked),
        ORPHAN(Situation::orphan),
        /** An orphan that nobody asked to cancel: a job asked to stop never goes back to work by itself. */
        FREE_ORPHAN(situation -> situation.orphan() && !situation.cancelAsked());

        private final Predicate<Situation> holds;

        Guard(Predicate<Situation> holds) {
            this.holds = holds;
        }

        public boolean holds(Situation situation) {
            return holds.test(situation);
        }
    }

    /** What becomes of the number of attempts. */
    public enum Attempts {
        KEPT,
        ONE_MORE,
        ONE_LESS,
        ZERO;

        public int after(int attempts) {
            return switch (this) {
                case KEPT -> attempts;
                case ONE_MORE -> attempts + 1;
                case ONE_LESS -> attempts - 1;
                case ZERO -> 0;
            };
        }
    }

    private static Transition row(
            JobState from,
            JobEvent event,
            Guard guard,
            @Nullable JobState to,
            @Nullable Reason reason,
            Attempts attempts) {
        return new Transition(from, event, guard, to, reason, attempts);
    }
}
