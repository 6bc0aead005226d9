package dev.quarterdeck.http;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.Lease;

/** The job that a request says it holds. */
final class HeldJob {
    private HeldJob() {}

    static Lease lease(long id, Fields fields) {
        Long token = fields.whole("token", 0, Long.MAX_VALUE);
        if (token == null) {
            throw Refusal.badRequest("expected the field \"token\", as the claim gave it, got none");
        }
        return new Lease(id, token);
    }

    /** Why a claim could not be used, and what to do. */
    static Refusal lost(JobReader reader, Lease lease) {
        return reader.find(lease.jobId())
                .map(job -> new Refusal(
                        409,
                        "lease lost: token " + lease.token() + " does not hold job " + lease.jobId() + ", which is "
                                + state(job) + "; nothing was changed, drop this work and claim a job anew"))
                .orElseGet(() -> ShowJob.notThere(lease.jobId()));
    }

    private static String state(Job job) {
        return job.state() == JobState.LOCKED
                ? "locked by another claim"
                : job.state().word();
    }
}
