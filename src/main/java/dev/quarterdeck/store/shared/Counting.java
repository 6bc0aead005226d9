package dev.quarterdeck.store.shared;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;

/** What the way of a job to its end adds to the counts and the flow of its queue, where nothing goes wrong. */
public final class Counting {
    private Counting() {}

    public static void enqueued(OpenTransaction transaction, String queue) {
        transaction.count(queue, JobState.PENDING, null, 1);
        transaction.flow(queue, Flow.ENQUEUED, 1);
    }

    public static void claimed(OpenTransaction transaction, Job job) {
        transaction.count(job.queue(), JobState.PENDING, null, -1);
        transaction.count(job.queue(), JobState.LOCKED, null, 1);
        transaction.flow(job.queue(), Flow.STARTED, 1);
        long waited = transaction.nowMillis() - job.runAt().toEpochMilli();
        transaction.flow(job.queue(), Flow.WAIT_MILLIS, Math.max(0, waited));
    }

    public static void completed(OpenTransaction transaction, String queue, long startedAtMillis) {
        transaction.count(queue, JobState.LOCKED, null, -1);
        transaction.count(queue, JobState.DONE, null, 1);
        transaction.flow(queue, Flow.COMPLETED, 1);
        transaction.flow(queue, Flow.RUN_MILLIS, Math.max(0, transaction.nowMillis() - startedAtMillis));
    }
}
