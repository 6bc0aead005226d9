package dev.quarterdeck.store.postgres;

import java.util.concurrent.TimeUnit;

/** Where claims wait for something to claim. A claim that looks, remembers what it had seen, and waits, misses nothing. */
final class WaitingClaims {
    private long changes;
    private long ends;
    private boolean runningLimits;

    /** A number that moves with everything that may let a claim find something. */
    synchronized long changes() {
        return changes;
    }

    /** A number that moves when every wait is to end. */
    synchronized long ends() {
        return ends;
    }

    synchronized void wake() {
        changes++;
        notifyAll();
    }

    synchronized void endAll() {
        ends++;
        notifyAll();
    }

    /** A job is locked no longer: of use only to claims from queues that limit how many of their jobs run. */
    synchronized void freed() {
        if (runningLimits) {
            wake();
        }
    }

    /** A claim found nothing; whether such a limit kept it back. There may be other claims that others keep back. */
    synchronized void metRunningLimit(boolean met) {
        runningLimits |= met;
    }

    /** Waits for a change since then, for the end of all waits since then, or so long. The interrupt ends it and stays set. */
    synchronized void await(long changesSeen, long endsSeen, long nanos) {
        long deadline = System.nanoTime() + nanos;
        long left = nanos;
        try {
            while (changes == changesSeen && ends == endsSeen && left > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, TimeUnit.MILLISECONDS.toNanos(1)));
                left = deadline - System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
