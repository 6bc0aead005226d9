package dev.quarterdeck.engine;

import dev.quarterdeck.job.Durations;
import dev.quarterdeck.job.RetryPolicies;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.Orphans;
import dev.quarterdeck.store.WorkerInfo;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Returns orphans to the queue: jobs whose lease has run out, and at once those whose worker's process is gone from this
 * host, after ending what that process's commands left running; and enqueues recurring jobs when they are due. Any number
 * of managers may run: a job is returned once, a tick is enqueued once.
 */
public final class Manager implements AutoCloseable {
    private static final int CHUNK = 250;
    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(1);
    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(200);

    /** A worker that said nothing for so long is not listed any more; one that lives writes its row anew. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final JobStore store;
    private final RetryPolicies policies;
    private final Consumer<String> notes;
    private final GoneWorkers goneWorkers = new GoneWorkers();
    private final ClockDrift drift;
    private final Duration interval;
    private final Outages outages;
    private final Recurring recurring;
    private final Ticker ticker;
    private int failures;

    /**
     * @param lease of the workers; a round comes every quarter of it, but at least every second and at most every 200 ms
     * @param policies how long returned jobs wait
     * @param notes gets what an operator should know of, a line each
     */
    public Manager(JobStore store, Duration lease, RetryPolicies policies, Consumer<String> notes) {
        this(store, lease, policies, notes, System::nanoTime);
    }

    Manager(JobStore store, Duration lease, RetryPolicies policies, Consumer<String> notes, LongSupplier nanos) {
        this.store = store;
        this.policies = policies;
        this.notes = notes;
        this.drift = new ClockDrift(store.clock(), nanos, lease);
        this.interval = interval(lease);
        this.outages = new Outages(notes);
        this.recurring = new Recurring(store, notes);
        this.ticker = new Ticker("qdeck-manager", this::tick, broken -> outages.note("returning orphans", broken));
    }

    /** Lets rounds follow one another on a thread of their own, which does not keep the program alive. */
    public Manager start() {
        ticker.start();
        return this;
    }

    /** Ends it after the round that is on. */
    @Override
    public void close() {
        ticker.close();
    }

    /**
     * One round: enqueues the recurring jobs that are due, returns all the orphans that there are now, and says what
     * became of these. Returns none for one lease after the clock was set. Not to be called by several threads.
     */
    public Orphans round() {
        recurring.round();
        drift.jump()
                .ifPresent(by -> notes.accept("the clock moved by " + signed(by)
                        + " against its steady run; orphans wait until the workers had time to say that they live"));
        if (drift.waiting()) {
            return new Orphans(0, 0);
        }
        List<WorkerInfo> workers = store.workers();
        List<WorkerInfo> gone = goneWorkers.among(workers);
        gone.forEach(Leftovers::end);
        Orphans returned = returnAll(gone);
        gone.forEach(store::retire);
        workers.stream().filter(this::forgotten).forEach(store::retire);
        return returned;
    }

    private Orphans returnAll(List<WorkerInfo> goneWorkers) {
        int requeued = 0;
        int dead = 0;
        Orphans chunk;
        do {
            chunk = store.returnOrphans(goneWorkers, policies, CHUNK);
            requeued += chunk.requeued();
            dead += chunk.dead();
        } while (chunk.total() > 0);
        return new Orphans(requeued, dead);
    }

    private boolean forgotten(WorkerInfo worker) {
        return worker.beatAt().plus(FORGOTTEN_AFTER).isBefore(store.clock().instant());
    }

    /** A round that fails is no reason for the next one not to come. */
    private Duration tick() {
        try {
            Orphans returned = round();
            failures = 0;
            if (returned.total() > 0) {
                notes.accept("returned " + returned.total() + " orphaned jobs: " + returned.requeued() + " pending, "
                        + returned.dead() + " dead");
            }
            return recurring.wait(interval);
        } catch (RuntimeException e) {
            outages.note("returning orphans", e);
            Duration backoff = Outages.backoff(++failures);
            return backoff.compareTo(interval) > 0 ? backoff : interval;
        }
    }

    private static Duration interval(Duration lease) {
        Duration quarter = lease.dividedBy(4);
        if (quarter.compareTo(SHORTEST_INTERVAL) < 0) {
            return SHORTEST_INTERVAL;
        }
        return quarter.compareTo(LONGEST_INTERVAL) < 0 ? quarter : LONGEST_INTERVAL;
    }

    private static String signed(Duration by) {
        return (by.isNegative() ? "-" : "+") + Durations.format(by.abs());
    }
}
