package dev.quarterdeck.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** Threads that repeat a step each until they are told to stop, and how long every step of theirs took. */
final class Crew {
    private final ExecutorService threads;
    private final List<Future<long[]>> spans = new ArrayList<>();
    private final CountDownLatch start = new CountDownLatch(1);
    private final long startNanos;
    private volatile boolean over;

    /** One step; it may fail, and then the whole measurement does. */
    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }

    private Crew(List<Step> steps) {
        threads = Executors.newFixedThreadPool(steps.size(), Crew::daemon);
        steps.forEach(step -> spans.add(threads.submit(() -> repeat(step))));
        startNanos = System.nanoTime();
        start.countDown();
    }

    /** What fails elsewhere must not leave a program that runs for ever. */
    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }

    /** Starts a thread for each of the steps. */
    static Crew start(List<Step> steps) {
        return new Crew(steps);
    }

    /** So many threads do the same for a while. */
    static Done work(int threads, Duration window, Step step) throws Exception {
        return work(Collections.nCopies(threads, step), window);
    }

    /** A thread for each of the steps, for a while. */
    static Done work(List<Step> steps, Duration window) throws Exception {
        Crew crew = start(steps);
        TimeUnit.NANOSECONDS.sleep(window.toNanos());
        return crew.stop();
    }

    /** Ends each thread after the step that it is at. */
    Done stop() throws Exception {
        over = true;
        List<long[]> all = new ArrayList<>();
        try {
            for (Future<long[]> each : spans) {
                all.add(each.get());
            }
        } finally {
            threads.shutdown();
        }
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        long[] sorted = all.stream().flatMapToLong(LongStream::of).sorted().toArray();
        return new Done(sorted, seconds);
    }

    private long[] repeat(Step step) throws Exception {
        start.await();
        long[] spans = new long[1024];
        int size = 0;
        long before = System.nanoTime();
        while (!over) {
            step.run();
            long now = System.nanoTime();
            if (size == spans.length) {
                spans = Arrays.copyOf(spans, size * 2);
            }
            spans[size++] = now - before;
            before = now;
        }
        return Arrays.copyOf(spans, size);
    }

    /**
     * What they did.
     *
     * @param spans how long each step took, in nanoseconds, ascending
     */
    record Done(long[] spans, double seconds) {

        int count() {
            return spans.length;
        }

        double perSecond() {
            return spans.length / seconds;
        }

        long longestNanos() {
            return spans.length == 0 ? 0 : spans[spans.length - 1];
        }

        /** So many percent of the steps took no longer. */
        double percentileMillis(double percent) {
            int place = (int) Math.ceil(spans.length * percent / 100) - 1;
            return spans[Math.max(0, place)] / 1e6;
        }
    }
}
