package dev.quarterdeck.engine;

import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.StoreException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ends claims, each once. While the store is in trouble it tries again with the same token, which is harmless: only the
 * first settlement of a claim changes anything. The claim's lease is prolonged meanwhile like that of a running job.
 */
final class Settler {
    private final JobStore store;
    private final RunningJobs running;
    private final ScheduledExecutorService clock;
    private final WorkerListener listener;
    private final Outages outages;
    private final Consumer<StoreException> unusable;
    private final AtomicLongArray ended = new AtomicLongArray(Ending.values().length);
    private final AtomicInteger retrying = new AtomicInteger();
    private volatile boolean closed;

    /** @param unusable hears of a store that no settlement can be made in any more */
    Settler(
            JobStore store,
            RunningJobs running,
            ScheduledExecutorService clock,
            WorkerListener listener,
            Outages outages,
            Consumer<StoreException> unusable) {
        this.store = store;
        this.running = running;
        this.clock = clock;
        this.listener = listener;
        this.outages = outages;
        this.unusable = unusable;
    }

    /** Settles a claim that the caller has taken; returns at once. */
    void settle(Running job, Settlement settlement, Ending ending) {
        submit(settlement)
                .whenComplete((held, failure) -> settled(new Attempt(job, settlement, ending, 1), held, failure));
    }

    /** Ends a claim without a settlement: it is no longer ours. */
    void forget(Running job) {
        finish(job, Ending.LOST);
    }

    /** Whether a settlement waits for a store in trouble; nothing should be claimed meanwhile. */
    boolean retrying() {
        return retrying.get() > 0;
    }

    /** Gives up what has not been settled: those jobs become orphans when their leases run out. */
    void close() {
        closed = true;
        for (Running job : running.all()) {
            listener.note("job " + job.job().id() + " could not be settled; it stays locked until its lease runs out");
            forget(job);
        }
    }

    WorkerSummary summary() {
        return new WorkerSummary(
                count(Ending.COMPLETED),
                count(Ending.FAILED),
                count(Ending.REJECTED),
                count(Ending.RELEASED),
                count(Ending.LOST));
    }

    private record Attempt(Running job, Settlement settlement, Ending ending, int tries) {
        Attempt next() {
            return new Attempt(job, settlement, ending, tries + 1);
        }
    }

    private void settled(Attempt attempt, @Nullable Boolean held, @Nullable Throwable failure) {
        if (attempt.tries() > 1) {
            retrying.decrementAndGet();
        }
        if (failure == null) {
            finish(attempt.job(), Boolean.TRUE.equals(held) ? attempt.ending() : Ending.LOST);
        } else if (closed) {
            finish(attempt.job(), Ending.LOST);
        } else if (Outages.mayPass(failure)) {
            outages.note("settling", failure);
            retry(attempt.next());
        } else {
            long id = attempt.job().job().id();
            listener.note("job " + id + " could not be settled: " + Outages.words(failure));
            finish(attempt.job(), Ending.LOST);
            if (Outages.cause(failure) instanceof StoreException.Unusable end) {
                unusable.accept(end);
            }
        }
    }

    private void retry(Attempt attempt) {
        retrying.incrementAndGet();
        clock.schedule(
                () -> submit(attempt.settlement()).whenComplete((held, failure) -> settled(attempt, held, failure)),
                Outages.backoff(attempt.tries() - 1).toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** As the store does it, but every failure comes through the future. */
    private CompletableFuture<Boolean> submit(Settlement settlement) {
        try {
            return store.settleAsync(settlement);
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void finish(Running job, Ending ending) {
        if (job.finish()) {
            ended.incrementAndGet(ending.ordinal());
            listener.ended(job.job(), ending);
            running.remove(job);
        }
    }

    private long count(Ending ending) {
        return ended.get(ending.ordinal());
    }
}
