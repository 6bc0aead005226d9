package dev.quarterdeck.engine;

import dev.quarterdeck.engine.Running.Interruption;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.LeaseState;
import dev.quarterdeck.store.WorkerInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Prolongs all the leases of a worker together, passes on what it learns of them, and keeps the worker's row fresh. */
final class Heartbeat implements AutoCloseable {
    /** However long the leases are: by it others see that the worker lives, and it hears what an operator wants of it. */
    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(10);

    private final JobStore store;
    private final RunningJobs running;
    private final Duration lease;
    private final Duration interval;
    private final IntFunction<WorkerInfo> row;
    private final BiConsumer<Running, Interruption> interrupt;
    private final Consumer<Boolean> quiet;
    private final Outages outages;
    private final Ticker ticker;
    private int failures;

    /**
     * @param row the worker's row, given the number of jobs that it runs
     * @param interrupt tells a handler to stop
     * @param quiet hears at every beat whether an operator wants the worker to take no more jobs
     * @param broken hears of what trying again does not mend: a store that will not recover, an error in this JVM
     */
    Heartbeat(
            JobStore store,
            RunningJobs running,
            Duration lease,
            IntFunction<WorkerInfo> row,
            BiConsumer<Running, Interruption> interrupt,
            Consumer<Boolean> quiet,
            Outages outages,
            Consumer<Throwable> broken) {
        this.store = store;
        this.running = running;
        this.lease = lease;
        this.interval = intervalOf(lease);
        this.row = row;
        this.interrupt = interrupt;
        this.quiet = quiet;
        this.outages = outages;
        this.ticker = new Ticker("qdeck-heartbeat", this::beat, broken);
    }

    /** How long to wait between two heartbeats. */
    static Duration intervalOf(Duration lease) {
        Duration third = lease.dividedBy(3);
        return third.compareTo(LONGEST_INTERVAL) < 0 ? third : LONGEST_INTERVAL;
    }

    void start() {
        ticker.start();
    }

    @Override
    public void close() {
        ticker.close();
    }

    /** One round. Whatever goes wrong in it, the next one comes: without heartbeats every running job would be lost. */
    private Duration beat() {
        try {
            prolong(running.all().stream()
                    .filter(Running::ours)
                    .map(Running::lease)
                    .toList());
            quiet.accept(store.beat(row.apply(running.handlers())));
            failures = 0;
            return interval;
        } catch (RuntimeException e) {
            if (!Outages.mayPass(e)) {
                throw e;
            }
            outages.note("heartbeat", e);
            Duration backoff = Outages.backoff(++failures);
            return backoff.compareTo(interval) < 0 ? backoff : interval;
        }
    }

    private void prolong(List<Lease> leases) {
        if (leases.isEmpty()) {
            return;
        }
        Map<Lease, LeaseState> states = store.heartbeat(leases, lease);
        states.forEach((each, state) -> {
            Running job = running.get(each);
            // A claim that was settled while the store answered is not held any more, and rightly so.
            if (job != null && state == LeaseState.LOST) {
                interrupt.accept(job, Interruption.LOST);
            } else if (job != null && state == LeaseState.CANCEL_ASKED) {
                interrupt.accept(job, Interruption.CANCELLED);
            }
        });
    }
}
