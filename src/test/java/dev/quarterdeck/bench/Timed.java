package dev.quarterdeck.bench;

import java.util.concurrent.Callable;

/** What something that changes many jobs at once takes. */
final class Timed {
    private Timed() {}

    /** How many jobs a second it changes, which must be as many as expected. */
    static double perSecond(long expected, Callable<Long> change) throws Exception {
        long start = System.nanoTime();
        long changed = change.call();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (changed != expected) {
            throw new IllegalStateException("expected " + expected + " jobs to change, got: " + changed);
        }
        return changed / seconds;
    }

    static double millis(Crew.Step step) throws Exception {
        return nanos(step) / 1e6;
    }

    static long nanos(Crew.Step step) throws Exception {
        long start = System.nanoTime();
        step.run();
        return System.nanoTime() - start;
    }
}
