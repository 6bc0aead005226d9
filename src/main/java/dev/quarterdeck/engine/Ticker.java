package dev.quarterdeck.engine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Does something again and again on a thread of its own. */
final class Ticker implements AutoCloseable {
    private final Supplier<Duration> round;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /**
     * @param name of the thread
     * @param round does it once, without throwing, and says how long to wait before the next time
     */
    Ticker(String name, Supplier<Duration> round) {
        this.round = round;
        this.thread = new DaemonThreads(name).newThread(this::run);
    }

    void start() {
        thread.start();
    }

    /** Ends it after the round that is on; no round begins afterwards. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (closed.getCount() > 0) {
                closed.await(round.get().toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            // Whoever interrupts a thread that only ticks wants it to end.
            Thread.currentThread().interrupt();
        }
    }
}
