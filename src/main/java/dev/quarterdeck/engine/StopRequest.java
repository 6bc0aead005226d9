package dev.quarterdeck.engine;

import java.util.concurrent.atomic.AtomicInteger;

/** Whether something is to end, and how soon. Safe for use by many threads. */
final class StopRequest {
    private final AtomicInteger times = new AtomicInteger();

    /** Asks once more; true the first time. */
    boolean ask() {
        return times.incrementAndGet() == 1;
    }

    /** Asks unless that was done before; true when it was not. */
    boolean askOnce() {
        return times.compareAndSet(0, 1);
    }

    /** It was asked for. */
    boolean requested() {
        return times.get() > 0;
    }

    /** It was asked for more than once: what can be given up is given up. */
    boolean urgent() {
        return times.get() > 1;
    }
}
