package dev.quarterdeck.store.postgres;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Short waits that grow, with jitter so that those who fell over each other do not meet again, up to one deadline. */
final class Backoff {
    private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int MOST_DOUBLINGS = 7;

    private final long deadline = System.nanoTime() + Server.PATIENCE.toNanos();
    private int tries;

    /** Waits; false when the time is over. An interrupt cuts a wait short and stays set. */
    boolean again() {
        long most = FIRST_NANOS << Math.min(tries++, MOST_DOUBLINGS);
        if (System.nanoTime() + most > deadline) {
            return false;
        }
        LockSupport.parkNanos(this, ThreadLocalRandom.current().nextLong(most / 2, most));
        return true;
    }
}
