package dev.quarterdeck.engine;

import dev.quarterdeck.store.JobStore;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Simulated producers and a simulated worker in one process, to be started and stopped at will. Its leases are short, so
 * that jobs whose consumer vanished come back while one looks. Safe for use by many threads.
 */
public final class DemoLoad implements AutoCloseable {
    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final int PRODUCER_THREADS = 2;

    private final JobStore store;
    private final int workerThreads;
    private final double crashRate;
    private final long seed;
    private final Consumer<String> notes;
    private final Instant madeAt;
    private double perSecond;
    private long nextJob;
    private @Nullable SimulatedProducers producers;
    private @Nullable Worker worker;

    /**
     * @param perSecond how many jobs are enqueued
     * @param workerThreads how many are worked at a time
     * @param crashRate the share of attempts, 0 to 1, whose consumer vanishes
     * @param notes gets what an operator should know of, a line each
     */
    public DemoLoad(
            JobStore store, double perSecond, int workerThreads, double crashRate, long seed, Consumer<String> notes) {
        this.store = store;
        this.perSecond = perSecond;
        this.workerThreads = workerThreads;
        this.crashRate = crashRate;
        this.seed = seed;
        this.notes = notes;
        this.madeAt = store.clock().instant();
    }

    /** Starts it, unless it runs. */
    public synchronized void start() {
        if (producers != null) {
            return;
        }
        producers = SimulatedProducers.start(
                store,
                new SimulatedProducers.Settings(perSecond, nextJob, Long.MAX_VALUE, PRODUCER_THREADS, seed),
                notes);
        worker = Worker.start(
                store,
                Handlers.none().with(Handlers.REST, new SimulatedHandler(this::seedOfThisMinute, crashRate)),
                WorkerSettings.DEFAULT
                        .threads(workerThreads)
                        .lease(LEASE)
                        .grace(GRACE)
                        .retries(SimulatedHandler.RETRIES)
                        .seed(seed),
                listener());
    }

    /** Stops it and waits until it has ended, which takes little more than a second; does nothing unless it runs. */
    public synchronized void stop() {
        if (producers != null) {
            producers.close();
            nextJob = producers.next();
            producers = null;
        }
        if (worker != null) {
            worker.close();
            worker = null;
        }
    }

    public synchronized boolean running() {
        return producers != null;
    }

    /** How many jobs are enqueued per second while it runs. */
    public synchronized double rate() {
        return perSecond;
    }

    public synchronized void rate(double newPerSecond) {
        perSecond = newPerSecond;
        if (producers != null) {
            producers.rate(newPerSecond);
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** Moves on every minute: a job that died and is requeued later meets better luck, as after a repair. */
    private long seedOfThisMinute() {
        return seed + Duration.between(madeAt, store.clock().instant()).toMinutes();
    }

    private WorkerListener listener() {
        return new WorkerListener() {
            @Override
            public void note(String line) {
                notes.accept(line);
            }
        };
    }
}
