package dev.quarterdeck.engine;

import dev.quarterdeck.job.NewJob;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The attempt failed, and the message is the whole error: no stack trace is kept. */
public final class FailException extends Exception {
    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryIn;

    /** Fails; when the job is tried again, its type's policy says. */
    public FailException(String message) {
        super(message, null, false, false);
        this.retryIn = null;
    }

    /**
     * Fails, and says when to try again, whatever the type's policy: as a service that is busy does. It counts as an
     * attempt all the same, and a job without retries left is dead.
     *
     * @param retryIn how long the job waits, at most 36,500 days; not negative
     */
    public FailException(String message, Duration retryIn) {
        super(message, null, false, false);
        if (retryIn.isNegative() || retryIn.compareTo(NewJob.LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "expected a wait from 0 to " + NewJob.LONGEST.toDays() + " days, got: " + retryIn);
        }
        this.retryIn = retryIn;
    }

    /** How long to wait before the next attempt; null to leave that to the policy. */
    public @Nullable Duration retryIn() {
        return retryIn;
    }
}
