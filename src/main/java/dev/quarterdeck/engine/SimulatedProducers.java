package dev.quarterdeck.engine;

import dev.quarterdeck.store.JobStore;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Threads that enqueue {@link SimulatedJobs} at a rate. Safe for use by many threads. A store in trouble makes them wait
 * and try again; one that was closed ends them.
 */
public final class SimulatedProducers implements AutoCloseable {
    private final JobStore store;
    private final SimulatedJobs jobs;
    private final Pacer pacer;
    private final Outages outages;
    private final AtomicLong enqueued = new AtomicLong();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch working;
    private volatile @Nullable RuntimeException failure;

    /**
     * What they produce.
     *
     * @param perSecond all threads together; 0 for as fast as the store takes them
     * @param first the place of the first job in the row
     * @param count how many jobs; {@link Long#MAX_VALUE} for no end
     */
    public record Settings(double perSecond, long first, long count, int threads, long seed) {
        public Settings {
            if (threads < 1) {
                throw new IllegalArgumentException("expected at least 1 thread, got: " + threads);
            }
            if (!(perSecond >= 0)) {
                throw new IllegalArgumentException("expected a rate that is not negative, got: " + perSecond);
            }
            if (first < 0 || count < 0) {
                throw new IllegalArgumentException(
                        "expected a place and a count that are not negative, got: " + first + " and " + count);
            }
        }
    }

    private SimulatedProducers(JobStore store, Settings settings, Consumer<String> notes) {
        this.store = store;
        this.jobs = new SimulatedJobs(settings.seed());
        this.pacer = new Pacer(settings.first(), settings.count(), settings.perSecond());
        this.outages = new Outages(notes);
        this.working = new CountDownLatch(settings.threads());
    }

    /**
     * Starts them, on threads that do not keep the program alive.
     *
     * @param notes gets what an operator should know of, a line each
     */
    public static SimulatedProducers start(JobStore store, Settings settings, Consumer<String> notes) {
        SimulatedProducers producers = new SimulatedProducers(store, settings, notes);
        DaemonThreads threads = new DaemonThreads("qdeck-producer");
        for (int i = 0; i < settings.threads(); i++) {
            threads.newThread(producers::produce).start();
        }
        return producers;
    }

    /** Asks them to end, and returns at once. */
    public void stop() {
        pacer.close();
        closed.countDown();
    }

    /**
     * Waits for their end and returns how many jobs they enqueued.
     *
     * @throws RuntimeException what ended them before their time: a store that was closed, or a bug
     */
    public long await() throws InterruptedException {
        working.await();
        RuntimeException cause = failure;
        if (cause != null) {
            throw cause;
        }
        return enqueued();
    }

    /** How many jobs they have enqueued. */
    public long enqueued() {
        return enqueued.get();
    }

    /** The place in the row after the last job that was taken up. */
    public long next() {
        return pacer.next();
    }

    /** Jobs per second, all threads together; 0 for no limit. */
    public double rate() {
        return pacer.rate();
    }

    public void rate(double perSecond) {
        pacer.rate(perSecond);
    }

    /** Stops them and waits for their end. */
    @Override
    public void close() {
        stop();
        try {
            working.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void produce() {
        try {
            for (OptionalLong index = pacer.take(); index.isPresent(); index = pacer.take()) {
                enqueue(index.getAsLong());
            }
        } catch (InterruptedException e) {
            // Nothing of ours interrupts these threads. Whoever does wants them gone.
            stop();
        } catch (RuntimeException e) {
            failure = e;
            stop();
        } finally {
            working.countDown();
        }
    }

    private void enqueue(long index) throws InterruptedException {
        if (outages.insist("enqueueing", () -> store.enqueue(jobs.job(index)), this::pause)
                .isPresent()) {
            enqueued.incrementAndGet();
        }
    }

    private boolean pause(Duration atMost) throws InterruptedException {
        return closed.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }
}
