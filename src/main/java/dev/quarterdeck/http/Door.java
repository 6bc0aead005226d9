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
    private final ThreadPoolExecutor waiting;
    private final JettyServer server;

    private Door(JobStore store, DoorSettings settings, Events events) {
        this.store = store;
        this.waiting = WaitingThreads.atMost(settings.maxWaiting());
        var metrics = new Metrics(store);
        this.server =
                new JettyServer(settings, threads -> routes(threads, metrics), new Trouble(events), metrics::count);
    }

    /**
     * Opens it.
     *
     * @throws IOException when the address or port cannot be had
     */
    public static Door open(JobStore store, DoorSettings settings, Events events) throws IOException {
        Door door = new Door(store, settings, events);
        try {
            door.server.start();
        } catch (IOException | RuntimeException e) {
            door.waiting.shutdown();
            throw e;
        }
        return door;
    }

    private Routes routes(Executor threads, Metrics metrics) {
        return new Routes()
                .add("POST", "/jobs", Role.OPERATOR, new EnqueueJobs(store, threads, waiting))
                .add("GET", "/jobs/{id}", Role.VIEWER, new ShowJob(store))
                .add("POST", "/claims", Role.OPERATOR, new TakeJobs(store, waiting, this::isClosed))
                .add("POST", "/jobs/{id}/heartbeat", Role.OPERATOR, new HoldJob(store, waiting))
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
        waiting.shutdown();
        return left;
    }

    /** Closes it at once. */
    @Override
    public void close() {
        close(Duration.ZERO, () -> true);
    }

    private boolean isClosed() {
        return server.isClosed();
    }

    JettyServer server() {
        return server;
    }
}
