package dev.quarterdeck.store;

import dev.quarterdeck.job.Job;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lets a job or the jobs of a queue wait, from one state of the target.
 *
 * @param at when it was so
 * @param job null when a queue is looked at
 * @param queue the queue, of the job too
 * @param ready how many of the queue's jobs are ready, of a job those that come before it; counted up to
 *     {@link #MOST_COUNTED} and one more
 * @param orphaned how many of the queue's locked jobs have a lease that has run out, counted as far
 * @param nextRunAt when the first of the queue's scheduled jobs is due; null when there are none
 * @param rateFreeAt when the queue's rate lets the next job start; null when it does now, or there is none
 * @param manager the id of the process that is the manager; null when none is
 * @param pausing the operation that paused the queue; null when it is not paused, or nobody knows
 */
public record Circumstances(
        Instant at,
        @Nullable Job job,
        QueueInfo queue,
        long pending,
        long locked,
        long ready,
        long orphaned,
        @Nullable Instant nextRunAt,
        @Nullable Instant rateFreeAt,
        List<WorkerInfo> workers,
        @Nullable String manager,
        @Nullable OperationInfo pausing) {

    /** A million ready jobs would take longer to count than anybody wants to wait to hear that they are many. */
    public static final long MOST_COUNTED = 10_000;

    public Circumstances {
        workers = List.copyOf(workers);
    }

    /** The same, with the job as it is shown to somebody. */
    public Circumstances withJob(@Nullable Job newJob) {
        return new Circumstances(
                at, newJob, queue, pending, locked, ready, orphaned, nextRunAt, rateFreeAt, workers, manager, pausing);
    }
}
