package dev.quarterdeck.engine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Does something again and again on a thread of its own. */
final class Ticker implements AutoCloseable {
    /** How long after a round that broke the next one comes. */
    private static final Duration REST = Duration.ofSeconds(1);

    private static final Duration FOR_EVER = Duration.ZERO;

    private final Supplier<Duration> round;
    private final Consumer<Throwable> broken;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /**
     * @param name of the thread
     * @param round does it once, and says how long to wait before the next time
     * @param broken hears what a round threw, errors too; the next round comes all the same
     */
    Ticker(String name, Supplier<Duration> round, Consumer<Throwable> broken) {
        this.round = round;
        this.broken = broken;
        this.thread = new DaemonThreads(name).newThread(this::run);
    }

    void start() {
        thread.start();
    }

    /** Ends it after the round that is on; no round begins afterwards. */
    @Override
    public void close() {
        close(FOR_EVER);
    }

    /** Ends it, but waits only so long for the round that is on. */
    void close(Duration patience) {
        closed.countDown();
        try {
            thread.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (closed.getCount() > 0) {
                closed.await(untilNext().toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            // Whoever interrupts a thread that only ticks wants it to end.
            Thread.currentThread().interrupt();
        }
    }

    private Duration untilNext() {
        try {
            return round.get();
        } catch (RuntimeException | Error e) {
            broken.accept(e);
            return REST;
        }
    }
}
