package dev.quarterdeck.store;

import java.time.Instant;

/**
 * Jobs whose last errors have the same cause.
 *
 * @param fingerprint names the cause, in filters too
 * @param message what the errors have in common
 * @param sample the first line of the newest of them
 * @param first the earliest {@code since} among the jobs
 * @param last the latest {@code since} among them
 */
public record ErrorGroup(
        String fingerprint, String type, String message, String sample, long count, Instant first, Instant last) {}
