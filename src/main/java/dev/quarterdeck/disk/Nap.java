package dev.quarterdeck.disk;

import java.util.concurrent.locks.LockSupport;

/** Leaves a file to others for a moment. */
public final class Nap {
    private Nap() {}

    /**
     * Waits so long, however often the thread is interrupted, which it still is afterwards. Parked as it is, an
     * interrupted thread would go on at once: it would burn its core, and leave nobody a turn.
     *
     * @param nanos none for 0 or less
     */
    public static void ofNanos(long nanos) {
        boolean interrupted = Thread.interrupted();
        long until = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
