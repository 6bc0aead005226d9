package dev.quarterdeck.bench;

import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.Settlement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Works jobs that take no time, the way the worker does: claims as many as it has slots, waiting in the store when there
 * are none, and settles without waiting for the answer, so that its slots are free again. Several threads may repeat it;
 * they are one worker.
 */
final class Consumer implements Crew.Step {
    private static final int SLOTS = 32;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final JobStore store;
    private final ClaimRequest request;
    private final AtomicLong claimed = new AtomicLong();
    private final AtomicLong settled = new AtomicLong();
    private final LongAccumulator longestNanos = new LongAccumulator(Long::max, 0);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Consumer(JobStore store, String worker) {
        this.store = store;
        this.request = new ClaimRequest(worker, SLOTS, Duration.ofMinutes(5), Set.of(), Duration.ofMillis(100));
    }

    @Override
    public void run() {
        for (Claim claim : store.claim(request)) {
            claimed.incrementAndGet();
            long before = System.nanoTime();
            store.settleAsync(new Settlement.Complete(claim.lease(), null)).whenComplete((held, e) -> {
                longestNanos.accumulate(System.nanoTime() - before);
                ended(claim, held, e);
            });
        }
    }

    private void ended(Claim claim, @Nullable Boolean held, @Nullable Throwable e) {
        if (e != null) {
            failure.compareAndSet(null, e);
        } else if (!Boolean.TRUE.equals(held)) {
            failure.compareAndSet(
                    null,
                    new IllegalStateException(
                            "lost the lease of job " + claim.job().id()));
        }
        settled.incrementAndGet();
    }

    /** How many jobs are done, as far as it was told. */
    long settled() {
        return settled.get();
    }

    /** The longest wait for the answer to a settlement. */
    long longestNanos() {
        return longestNanos.get();
    }

    /** Waits until every claim that it has made is settled. */
    void awaitClaimed() {
        awaitSettled(claimed.get());
    }

    /** Waits until so many jobs in all are settled. */
    void awaitSettled(long jobs) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (settled.get() < jobs) {
            if (failure.get() != null || System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "expected " + jobs + " jobs done, got: " + settled.get(), failure.get());
            }
            LockSupport.parkNanos(50_000);
        }
    }
}
