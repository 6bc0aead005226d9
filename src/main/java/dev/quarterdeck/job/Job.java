package dev.quarterdeck.job;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One unit of work as it stood when it was read; everything but its payload and its history.
 *
 * @param id never reused
 * @param key the producer's own unique text, which makes a repeated enqueue return the same job
 * @param reason why it is dead; null in every other state
 * @param attempts how often it was claimed since it was enqueued or requeued
 * @param maxRetries it runs at most {@code maxRetries + 1} times
 * @param timeout how long one attempt may take; null for no limit
 * @param runAt not claimed before
 * @param since when it entered its state
 * @param startedAt when it was last claimed
 * @param revision grows with every change of the job; after a claim it is the claim's token
 * @param worker who holds it or held it last, as {@code host/pid}, or {@code host/pid.2} for a second worker of the process
 * @param leaseUntil until when the claim holds; only while locked
 * @param cancelAsked an operator wants the running job to stop
 * @param error the last error, cut at 2 KiB; the attempts keep the whole of it
 * @param result what its handler left
 */
public record Job(
        long id,
        @Nullable String key,
        String queue,
        String type,
        @Nullable String name,
        JobState state,
        @Nullable Reason reason,
        Priority priority,
        int attempts,
        int maxRetries,
        @Nullable Duration timeout,
        Instant runAt,
        Instant createdAt,
        Instant since,
        @Nullable Instant startedAt,
        long revision,
        @Nullable String worker,
        @Nullable Instant leaseUntil,
        boolean cancelAsked,
        @Nullable String error,
        @Nullable String result) {

    /** Whether a worker may claim it at this moment. */
    public boolean readyAt(Instant now) {
        return state == JobState.PENDING && !runAt.isAfter(now);
    }

    /** Whether its lease has run out while it is still locked. */
    public boolean orphanedAt(Instant now) {
        return state == JobState.LOCKED && leaseUntil != null && !leaseUntil.isAfter(now);
    }

    /** How long it has been in its state; never negative, even when the clock was set back. */
    public Duration ageAt(Instant now) {
        Duration age = Duration.between(since, now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** The same job, with these texts in the place of its own. */
    public Job withTexts(@Nullable String newError, @Nullable String newResult) {
        return new Job(
                id,
                key,
                queue,
                type,
                name,
                state,
                reason,
                priority,
                attempts,
                maxRetries,
                timeout,
                runAt,
                createdAt,
                since,
                startedAt,
                revision,
                worker,
                leaseUntil,
                cancelAsked,
                newError,
                newResult);
    }
}
