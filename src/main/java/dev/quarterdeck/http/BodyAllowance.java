package dev.quarterdeck.http;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of bodies may be kept in the memory, over all requests. Safe for use by many threads. */
final class BodyAllowance {
    private final AtomicLong left;

    BodyAllowance(long bytes) {
        left = new AtomicLong(bytes);
    }

    /** Whether there was so much left; then it is taken. */
    boolean take(long bytes) {
        if (left.addAndGet(-bytes) >= 0) {
            return true;
        }
        left.addAndGet(bytes);
        return false;
    }

    void giveBack(long bytes) {
        left.addAndGet(bytes);
    }
}
