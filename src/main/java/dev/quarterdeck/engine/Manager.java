package dev.quarterdeck.engine;

import dev.quarterdeck.job.Durations;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.Orphans;
import dev.quarterdeck.store.WorkerInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Returns orphans to the queue: jobs whose lease has run out, and at once those whose worker's process is gone from this
 * host, after ending what that process's commands left running. Any number of managers may run; of those on one target
 * a single process leads and acts, and the others only ask whether it still does. The one that leads also enqueues
 * recurring jobs when they are due, purges what the queues keep no longer, and verifies the kept counts when nothing goes
 * on. While nothing changes and nothing is due, its rounds read the change mark only, and write its lead only.
 */
public final class Manager implements AutoCloseable {
    private static final int CHUNK = 250;
    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(1);
    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(200);

    /** A worker that said nothing for so long is not listed any more; one that lives writes its row anew. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private static final Orphans NONE = new Orphans(0, 0);

    private final JobStore store;
    private final ManagerSettings settings;
    private final Consumer<String> notes;
    private final Lead lead;
    private final GoneWorkers goneWorkers = new GoneWorkers();
    private final Remembered<List<WorkerInfo>> workers;
    private final Remembered<Optional<Instant>> firstLeaseEnd;
    private final @Nullable StuckWorkers stuckWorkers;
    private final ClockDrift drift;
    private final Duration interval;
    private final Outages outages;
    private final Recurring recurring;
    private final Ticker ticker;
    private final Upkeep upkeep;
    private volatile boolean clockTrusted = true;
    private int failures;

    /** @param notes gets what an operator should know of, a line each */
    public Manager(JobStore store, ManagerSettings settings, Consumer<String> notes) {
        this(store, settings, notes, ProcessIdentity.own(), System::nanoTime);
    }

    /** @param worker under whose row it leads */
    Manager(JobStore store, ManagerSettings settings, Consumer<String> notes, WorkerName worker) {
        this(store, settings, notes, worker.text(), ProcessIdentity.own(), System::nanoTime);
    }

    Manager(
            JobStore store,
            ManagerSettings settings,
            Consumer<String> notes,
            ProcessIdentity process,
            LongSupplier nanos) {
        this(store, settings, notes, process.worker(), process, nanos);
    }

    private Manager(
            JobStore store,
            ManagerSettings settings,
            Consumer<String> notes,
            String worker,
            ProcessIdentity process,
            LongSupplier nanos) {
        this.store = store;
        this.settings = settings;
        this.notes = notes;
        this.workers = new Remembered<>(store, store::workers);
        this.firstLeaseEnd = new Remembered<>(store, store::firstLeaseEnd);
        this.lead = new Lead(store, worker, process, nanos);
        Duration stuckAfter = settings.stuckAfter();
        this.stuckWorkers = stuckAfter == null ? null : new StuckWorkers(stuckAfter, notes);
        this.drift = new ClockDrift(store.clock(), nanos, settings.lease());
        this.interval = interval(settings.lease());
        this.outages = new Outages(notes);
        this.recurring = new Recurring(store, notes);
        this.ticker = new Ticker("qdeck-manager", this::tick, broken -> outages.note("returning orphans", broken));
        this.upkeep = new Upkeep(store, () -> lead.held() && clockTrusted, notes, nanos);
    }

    /** Lets rounds follow one another on a thread of their own, which does not keep the program alive. */
    public Manager start() {
        ticker.start();
        upkeep.start();
        return this;
    }

    /** Ends it after the round that is on. Its lead ends when the row of its process is retired. */
    @Override
    public void close() {
        upkeep.close();
        ticker.close();
    }

    /**
     * One round: enqueues the recurring jobs that are due, returns all the orphans that there are now, and says what
     * became of these. Does nothing while another process leads, and returns none for one lease after the clock was set.
     * Not to be called by several threads.
     */
    public Orphans round() {
        drift.jump()
                .ifPresent(by -> notes.accept("the clock moved by " + signed(by)
                        + " against its steady run; orphans wait until the workers had time to say that they live"));
        clockTrusted = !drift.waiting();
        List<WorkerInfo> gone = goneWorkers.of(workers);
        if (!lead.ask(gone)) {
            return NONE;
        }
        recurring.round();
        if (!clockTrusted) {
            return NONE;
        }
        gone.forEach(Leftovers::end);
        List<WorkerInfo> listed = workers.get();
        Orphans returned = returnAll(gone, stuck(listed));
        gone.forEach(store::retire);
        listed.stream().filter(this::forgotten).forEach(store::retire);
        return returned;
    }

    /** After the clock was set, a heartbeat must have had the time to be missed by the new one. */
    private List<WorkerInfo> stuck(List<WorkerInfo> listed) {
        Duration after = settings.stuckAfter();
        return stuckWorkers == null || after == null || !drift.steadyFor(after)
                ? List.of()
                : stuckWorkers.among(listed, drift.judgedAt());
    }

    private Orphans returnAll(List<WorkerInfo> gone, List<WorkerInfo> stuck) {
        List<WorkerInfo> lost = new ArrayList<>(gone);
        lost.addAll(stuck);
        if (lost.isEmpty() && !someLeaseHasRunOut()) {
            return NONE;
        }
        int requeued = 0;
        int dead = 0;
        Orphans chunk;
        do {
            // By what the clock said when it was trusted: it may have been set since.
            chunk = store.returnOrphans(lost, settings.retries(), CHUNK, drift.judgedAt());
            requeued += chunk.requeued();
            dead += chunk.dead();
        } while (chunk.total() > 0 && lead.ask(gone));
        return new Orphans(requeued, dead);
    }

    private boolean someLeaseHasRunOut() {
        Optional<Instant> first = firstLeaseEnd.get();
        return first.isPresent() && !first.get().isAfter(drift.judgedAt());
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
