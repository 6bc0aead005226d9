package dev.quarterdeck.engine;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.Lease;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One claim in work: its handler, why that was interrupted, and who may settle it. */
final class Running {
    private final Claim claim;
    private @Nullable Thread thread;
    private @Nullable Interruption interruption;
    private final Set<Interruption> told = EnumSet.noneOf(Interruption.class);
    private boolean taken;
    private boolean finished;

    Running(Claim claim) {
        this.claim = claim;
    }

    /** Why a handler is told to stop. */
    enum Interruption {
        TIMEOUT,
        CANCELLED,
        STOPPED,
        /** The claim is no longer ours. */
        LOST
    }

    Claim claim() {
        return claim;
    }

    Job job() {
        return claim.job();
    }

    Lease lease() {
        return claim.lease();
    }

    /** The handler begins on this thread; false when it was told to stop before, and then it is not to begin. */
    synchronized boolean begin() {
        if (interruption != null) {
            return false;
        }
        thread = Thread.currentThread();
        return true;
    }

    /** The handler came to its end on this thread; says why it was interrupted, if it was. */
    synchronized @Nullable Interruption end() {
        thread = null;
        // An interruption that came too late must not hit the thread's next job.
        Thread.interrupted();
        return interruption;
    }

    /**
     * Interrupts the handler, once for each reason. The first stays, except that a lost claim outweighs every other.
     *
     * @return false when there is nothing to interrupt any more, or when it was for this reason before
     */
    synchronized boolean interrupt(Interruption why) {
        if (taken || !told.add(why)) {
            return false;
        }
        if (interruption == null || why == Interruption.LOST) {
            interruption = why;
        }
        if (thread != null) {
            thread.interrupt();
        }
        return true;
    }

    /** Whether the handler has begun and goes on still. */
    synchronized boolean handling() {
        return thread != null;
    }

    /** Whether its lease is worth prolonging. */
    synchronized boolean ours() {
        return interruption != Interruption.LOST;
    }

    /** Takes the right to end the claim; true for the first who asks, and only for that one. */
    synchronized boolean take() {
        boolean first = !taken;
        taken = true;
        return first;
    }

    /** The claim came to its end; true for the first who says so, and only for that one. */
    synchronized boolean finish() {
        boolean first = !finished;
        finished = true;
        return first;
    }
}
