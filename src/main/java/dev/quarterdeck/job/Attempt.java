package dev.quarterdeck.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One failed or lost run of a job; requeueing keeps it.
 *
 * @param number the job's {@code attempts} at that time, from 1; starts anew after a requeue
 * @param worker who ran it, as {@code host/pid}
 * @param error the whole error with its stack trace, cut at 64 KiB
 */
public record Attempt(
        int number,
        @Nullable String worker,
        Instant startedAt,
        Instant endedAt,
        Outcome outcome,
        @Nullable String error) {

    /** The most bytes of an error, as UTF-8, that are kept. */
    public static final int MAX_ERROR_BYTES = 64 * 1024;

    /** The same run, with this error in the place of its own. */
    public Attempt withError(@Nullable String newError) {
        return new Attempt(number, worker, startedAt, endedAt, outcome, newError);
    }

    /** How an attempt that did not complete came to its end. */
    public enum Outcome {
        /** The handler failed or ran into its timeout. */
        FAILED,
        /** The handler rejected the job as unprocessable. */
        REJECTED,
        /** The lease ran out, or the worker was gone. */
        LOST,
        /** Nothing ends so: a job that its worker gives back has no entry. Stays, for stores keep these by their order. */
        RELEASED,
        /** An operator ended it: cancelled, unlocked or flagged as unprocessable while it ran. */
        STOPPED
    }
}
