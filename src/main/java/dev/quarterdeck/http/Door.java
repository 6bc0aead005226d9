package dev.quarterdeck.http;

import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.JobStore;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.BooleanSupplier;

/**
 * An HTTP server in front of a queue. It speaks HTTP alone: what makes it HTTPS is a proxy before it. Safe for use by many
 * threads.
 */
public final class Door implements AutoCloseable {
    private final JobStore store;
    private final Veil veil;
    private final ThreadPoolExecutor waiting;
    private final ThreadPoolExecutor writing = WaitingThreads.forWrites();
    private final JettyServer server;

    private Door(JobStore store, Veil veil, DoorSettings settings, Events events) {
        this.store = store;
        this.veil = veil;
        this.waiting = WaitingThreads.forJobs(settings.maxWaiting());
        var metrics = new Metrics(store);
        this.server =
                new JettyServer(settings, threads -> routes(threads, metrics), new Trouble(events), metrics::count);
    }

    /**
     * Opens it.
     *
     * @throws IOException when the address or port cannot be had
     */
    public static Door open(JobStore store, Veil veil, DoorSettings settings, Events events) throws IOException {
        Door door = new Door(store, veil, settings, events);
        try {
            door.server.start();
        } catch (IOException | RuntimeException e) {
            door.stopThreads();
            throw e;
        }
        return door;
    }

    private Routes routes(Executor threads, Metrics metrics) {
        return new Routes()
                .add("POST", "/jobs", Role.OPERATOR, new EnqueueJobs(store, threads, writing))
                .add("GET", "/jobs/{id}", Role.VIEWER, new ShowJob(store, veil))
                .add("POST", "/claims", Role.OPERATOR, new TakeJobs(store, waiting, this::isClosed))
                .add("POST", "/jobs/{id}/heartbeat", Role.OPERATOR, new HoldJob(store, writing))
                .add("POST", "/jobs/{id}/complete", Role.OPERATOR, new SettleJob(store, threads, SettleJob::complete))
                .add("POST", "/jobs/{id}/fail", Role.OPERATOR, new SettleJob(store, threads, SettleJob::fail))
                .add("POST", "/jobs/{id}/reject", Role.OPERATOR, new SettleJob(store, threads, SettleJob::reject))
                .add("POST", "/jobs/{id}/release", Role.OPERATOR, new SettleJob(store, threads, SettleJob::release))
                .add("GET", "/stats", Role.VIEWER, new ShowStats(store))
                .add("GET", "/metrics", Role.VIEWER, metrics)
                .add("GET", "/healthz", null, new ShowHealth(store));
    }

    /** Where it listens; the port that was free, where any was wanted. */
    public int port() {
        return server.port();
    }

    /**
     * Lets nobody in any more, answers those who are inside, and closes. Those who wait for a job get none.
     *
     * @param grace how long to wait for them
     * @param urgent asked now and then; once true, nobody waits any longer
     * @return how many could not be answered
     */
    public int close(Duration grace, BooleanSupplier urgent) {
        int left = server.drain(grace, urgent, store::wakeAll);
        server.stop();
        stopThreads();
        return left;
    }

    /** Closes it at once. */
    @Override
    public void close() {
        close(Duration.ZERO, () -> true);
    }

    private void stopThreads() {
        waiting.shutdown();
        writing.shutdown();
    }

    private boolean isClosed() {
        return server.isClosed();
    }

    /** How many requests wait for a job. */
    int waiting() {
        return waiting.getActiveCount();
    }

    JettyServer server() {
        return server;
    }
}
