package dev.quarterdeck.engine;

import dev.quarterdeck.store.JobStore;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Simulated producers and a simulated worker in one process, each to be started, stopped and changed at will. Its leases
 * are short, so that jobs whose consumer vanished come back while one looks. Safe for use by many threads.
 */
public final class DemoLoad implements AutoCloseable {
    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final int PRODUCER_THREADS = 2;

    private final JobStore store;
    private final long seed;
    private final Consumer<String> notes;
    private final Instant madeAt;
    private volatile DemoSettings settings;
    private long nextJob;
    private @Nullable SimulatedProducers producers;
    private @Nullable Worker worker;

    /**
     * @param settings how it is once it is started
     * @param notes gets what an operator should know of, a line each
     */
    public DemoLoad(JobStore store, DemoSettings settings, long seed, Consumer<String> notes) {
        this.store = store;
        this.settings = settings;
        this.seed = seed;
        this.notes = notes;
        this.madeAt = store.clock().instant();
    }

    /** Starts what is switched on, unless it runs. */
    public synchronized void start() {
        set(settings);
    }

    /** Stops it and waits until it has ended, which takes little more than a second; does nothing unless it runs. */
    public synchronized void stop() {
        stopProducers();
        stopWorker();
    }

    public DemoSettings settings() {
        return settings;
    }

    /**
     * Makes it so. Workers that are to be fewer or more, or to stop, come to their end first, which can take a second;
     * everything else holds from the next job on.
     */
    public synchronized void set(DemoSettings wanted) {
        boolean otherThreads = worker != null && wanted.threads() != settings.threads();
        settings = wanted;
        if (otherThreads || !wanted.working()) {
            stopWorker();
        }
        if (wanted.working() && worker == null) {
            worker = startWorker();
        }
        if (!wanted.producing()) {
            stopProducers();
        } else if (producers == null) {
            producers = SimulatedProducers.start(
                    store,
                    new SimulatedProducers.Settings(
                            wanted.perSecond(), nextJob, Long.MAX_VALUE, PRODUCER_THREADS, seed),
                    notes);
        } else {
            producers.rate(wanted.perSecond());
        }
    }

    private Worker startWorker() {
        return Worker.start(
                store,
                Handlers.none()
                        .with(Handlers.REST, new SimulatedHandler(this::seedOfThisMinute, () -> settings.fate())),
                WorkerSettings.DEFAULT
                        .threads(settings.threads())
                        .lease(LEASE)
                        .grace(GRACE)
                        .retries(SimulatedHandler.RETRIES)
                        .seed(seed),
                listener());
    }

    private void stopProducers() {
        if (producers != null) {
            producers.close();
            nextJob = producers.next();
            producers = null;
        }
    }

    private void stopWorker() {
        if (worker != null) {
            worker.close();
            worker = null;
        }
    }

    /** Whether any part of it runs. */
    public synchronized boolean running() {
        return producers != null || worker != null;
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
