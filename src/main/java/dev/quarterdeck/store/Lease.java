package dev.quarterdeck.store;

/**
 * Names one claim of one job.
 *
 * @param token the job's revision after the claim
 */
public record Lease(long jobId, long token) {}
