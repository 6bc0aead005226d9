package dev.quarterdeck.store;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.RetryPolicies;
import dev.quarterdeck.job.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A queue that jobs can be put into and worked from. Safe for use by many threads. A call that returns, or a future
 * that completes, has been committed as durably as the store was opened for.
 */
public interface JobStore extends QueueOperator {

    /** Enqueues a job and waits until it is committed. */
    Enqueued enqueue(NewJob job);

    /** Enqueues a job; the future completes once it is committed, on the store's own thread: do not block there. */
    CompletableFuture<Enqueued> enqueueAsync(NewJob job);

    /** Enqueues all the jobs in one transaction, or none; the answers are in the order of the jobs. */
    List<Enqueued> enqueueAll(List<NewJob> jobs);

    /**
     * Takes jobs of another queue in, in one transaction, each in the state that it had there; those whose key is there
     * already are left as they are. The answers are in the order of the jobs.
     */
    default List<Enqueued> moveIn(List<MovedJob> jobs) {
        throw new StoreException.Unsupported(obstacle(Capability.MOVE_IN).orElseThrow());
    }

    /**
     * Claims jobs in claim order: higher priority, earlier run time, lower id. Waits up to {@code request.patience()} for
     * the first one; empty when there was none. An interrupt of the thread ends the wait and stays set; what was claimed by
     * then is returned all the same.
     */
    List<Claim> claim(ClaimRequest request);

    /** Ends a claim; false when the lease was lost, and then nothing was changed. */
    boolean settle(Settlement settlement);

    /** As {@link #settle}; completes on the store's own thread: do not block there. */
    CompletableFuture<Boolean> settleAsync(Settlement settlement);

    /**
     * Prolongs the leases to {@code lease} from now, and tells what each of them still is.
     *
     * @param lease as in a {@link ClaimRequest}
     */
    Map<Lease, LeaseState> heartbeat(Collection<Lease> leases, Duration lease);

    /** The same, for the leases that have run out by now. */
    default Orphans returnOrphans(Collection<WorkerInfo> goneWorkers, RetryPolicies policies, int limit) {
        return returnOrphans(goneWorkers, policies, limit, clock().instant());
    }

    /**
     * Ends the claims whose lease has run out, or whose worker is named as gone: back to pending by the policy of their
     * type, or dead.
     *
     * @param goneWorkers those that are known to be gone or stuck, as their rows were read, though their leases may run
     *     on; left alone if their row was written since: by a process that was given the same pid, or by one that lives
     * @param limit the most jobs in this one transaction
     * @param judgedAt leases that run out later are left alone, though the clock may be set forwards before the
     *     transaction begins
     * @return how many went back and how many died
     */
    Orphans returnOrphans(Collection<WorkerInfo> goneWorkers, RetryPolicies policies, int limit, Instant judgedAt);

    /**
     * Writes the worker's row, or writes it anew with a fresh heartbeat.
     *
     * @return whether an operator wants it to take no more jobs
     */
    boolean beat(WorkerInfo worker);

    /** Takes the worker's row away, unless another process has written it since; if it was the manager, nobody is. */
    void retire(WorkerInfo worker);

    /**
     * Makes a worker process the one manager for this long, or prolongs that; false while another one is. A term that
     * ends later than twice as long from now was given before the clock was set back, and counts no more.
     *
     * @param goneWorkers a manager among these is one no longer
     */
    boolean lead(WorkerInfo worker, Duration lease, Collection<WorkerInfo> goneWorkers);

    /**
     * Enqueues the job of a tick and sets the next one, both or neither.
     *
     * @param schedule as it was read; when it was changed since, by whomever, nothing happens
     * @param tick whose key the job gets
     * @return empty when nothing happened
     */
    Optional<Enqueued> tick(Schedule schedule, Instant tick, Instant nextAt);

    /**
     * Deletes for ever, with their history, jobs that a queue finished in a span of time and that are as they were since;
     * the oldest first.
     *
     * @param state done or dead
     * @param from the span's first moment
     * @param until the first moment after it
     * @param limit the most jobs in this one transaction
     */
    FinishedPurge purgeFinished(String queue, JobState state, Instant from, Instant until, int limit);

    /** As {@link #forget}, of operations that can be undone no longer; how many jobs. Fewer than the limit: no more are left. */
    int forgetExpired(int limit);

    /** Forgets the flow of the minutes before this one, so many rows at most; how many it forgot. */
    int forgetFlow(Instant before, int limit);

    /** Lets all the threads that wait in {@link #claim} return at once with what they have. */
    void wakeAll();
}
