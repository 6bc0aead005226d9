package dev.quarterdeck.engine;

import dev.quarterdeck.job.RetryPolicies;
import dev.quarterdeck.store.ClaimRequest;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a worker works. {@code WorkerSettings.DEFAULT.threads(8).queues(Set.of("mail"))}.
 *
 * @param threads how many jobs it runs at a time
 * @param queues the queues that it serves; empty for every queue
 * @param lease how long a claim holds without a heartbeat; a heartbeat is sent every third of it, and every 10 s at least;
 *     from {@link #MIN_LEASE} to {@link ClaimRequest#LONGEST_LEASE}
 * @param grace how long running jobs may go on after the first request to stop; not negative, and as long as one likes
 * @param retries how long failed jobs wait
 * @param untilEmpty end when no job of the queues served is pending (scheduled ones and retries included) or locked
 * @param manager also be a manager: the one that leads returns the orphans of every worker
 * @param stuckAfter as a manager: take the jobs of a worker without a heartbeat for so long, though its process lives;
 *     null for never
 * @param unlock release the orphans before anything is claimed
 * @param seed of the jitter in the retries; the same seed, job and attempt wait equally long
 */
public record WorkerSettings(
        int threads,
        Set<String> queues,
        Duration lease,
        Duration grace,
        RetryPolicies retries,
        boolean untilEmpty,
        boolean manager,
        @Nullable Duration stuckAfter,
        boolean unlock,
        long seed) {

    /** The shortest lease: below it, heartbeats would come later than they are due. */
    public static final Duration MIN_LEASE = Duration.ofMillis(100);

    /** 4 threads, every queue, a lease of 30 s, 10 s of grace, the default retries, with a manager. */
    public static final WorkerSettings DEFAULT = new WorkerSettings(
            4,
            Set.of(),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            RetryPolicies.DEFAULT,
            false,
            true,
            null,
            false,
            0);

    public WorkerSettings {
        queues = Set.copyOf(queues);
        if (threads < 1) {
            throw new IllegalArgumentException("expected at least 1 thread, got: " + threads);
        }
        checkLease(lease);
        if (grace.isNegative()) {
            throw new IllegalArgumentException("expected a grace that is not negative, got: " + grace);
        }
    }

    public WorkerSettings threads(int newThreads) {
        return new WorkerSettings(
                newThreads, queues, lease, grace, retries, untilEmpty, manager, stuckAfter, unlock, seed);
    }

    public WorkerSettings queues(Set<String> newQueues) {
        return new WorkerSettings(
                threads, newQueues, lease, grace, retries, untilEmpty, manager, stuckAfter, unlock, seed);
    }

    public WorkerSettings lease(Duration newLease) {
        return new WorkerSettings(
                threads, queues, newLease, grace, retries, untilEmpty, manager, stuckAfter, unlock, seed);
    }

    public WorkerSettings grace(Duration newGrace) {
        return new WorkerSettings(
                threads, queues, lease, newGrace, retries, untilEmpty, manager, stuckAfter, unlock, seed);
    }

    public WorkerSettings retries(RetryPolicies newRetries) {
        return new WorkerSettings(
                threads, queues, lease, grace, newRetries, untilEmpty, manager, stuckAfter, unlock, seed);
    }

    public WorkerSettings untilEmpty(boolean on) {
        return new WorkerSettings(threads, queues, lease, grace, retries, on, manager, stuckAfter, unlock, seed);
    }

    public WorkerSettings manager(boolean on) {
        return new WorkerSettings(threads, queues, lease, grace, retries, untilEmpty, on, stuckAfter, unlock, seed);
    }

    public WorkerSettings stuckAfter(@Nullable Duration after) {
        return new WorkerSettings(threads, queues, lease, grace, retries, untilEmpty, manager, after, unlock, seed);
    }

    public WorkerSettings unlock(boolean on) {
        return new WorkerSettings(threads, queues, lease, grace, retries, untilEmpty, manager, stuckAfter, on, seed);
    }

    public WorkerSettings seed(long newSeed) {
        return new WorkerSettings(
                threads, queues, lease, grace, retries, untilEmpty, manager, stuckAfter, unlock, newSeed);
    }

    /** How its manager manages. */
    ManagerSettings managing() {
        return new ManagerSettings(lease, stuckAfter, retries);
    }

    static void checkLease(Duration lease) {
        if (lease.compareTo(MIN_LEASE) < 0 || lease.compareTo(ClaimRequest.LONGEST_LEASE) > 0) {
            throw new IllegalArgumentException("expected a lease from " + MIN_LEASE.toMillis() + " ms to "
                    + ClaimRequest.LONGEST_LEASE.toDays() + " days, got: " + lease);
        }
    }
}
