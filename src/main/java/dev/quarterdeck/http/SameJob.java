package dev.quarterdeck.http;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.JobReader;
import java.util.Objects;

/**
 * Whether a job that is put again is the one that was put before. Priority and run time are not asked for: operators and
 * retries change them, and a repeat is no new wish.
 */
record SameJob(JobReader reader) {

    boolean is(NewJob repeated, long id) {
        // A job that was purged meanwhile cannot be compared, and was there.
        return reader.find(id)
                .map(job -> same(repeated, job) && samePayload(repeated, id))
                .orElse(true);
    }

    private static boolean same(NewJob repeated, Job job) {
        return repeated.type().equals(job.type())
                && repeated.queue().equals(job.queue())
                && Objects.equals(repeated.name(), job.name())
                && repeated.maxRetries() == job.maxRetries()
                && Objects.equals(repeated.timeout(), job.timeout());
    }

    private boolean samePayload(NewJob repeated, long id) {
        return reader.payload(id).map(repeated.payload()::equals).orElse(true);
    }
}
