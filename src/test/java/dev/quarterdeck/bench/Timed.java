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

    /** Repeats a change of a chunk until nothing is left to change; gives how many there were in all. */
    static long untilNothingLeft(Callable<Integer> chunk) throws Exception {
        long all = 0;
        int changed;
        do {
            changed = chunk.call();
            all += changed;
        } while (changed > 0);
        return all;
    }

    static double millis(Crew.Step step) throws Exception {
        long start = System.nanoTime();
        step.run();
        return (System.nanoTime() - start) / 1e6;
    }
}
