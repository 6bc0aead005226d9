package dev.quarterdeck.store;

import dev.quarterdeck.job.Job;

/** A job that a worker holds until its lease runs out. */
public record Claim(Job job, String payload) {

    /** What fences the claim: settlements and heartbeats carry it. */
    public Lease lease() {
        return new Lease(job.id(), job.revision());
    }
}
