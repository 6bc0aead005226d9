package dev.quarterdeck.store;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Reason;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A job from another queue, with what became of it there.
 *
 * @param job its key names it as the job of that queue: the same job is moved once
 * @param state any but locked: who holds it there does not hold it here
 * @param reason null unless it is dead
 * @param since when it entered its state
 * @param startedAt when it was last claimed
 */
public record MovedJob(
        NewJob job,
        JobState state,
        @Nullable Reason reason,
        int attempts,
        Instant createdAt,
        Instant since,
        @Nullable Instant startedAt,
        @Nullable String error,
        @Nullable String result) {

    public MovedJob {
        Objects.requireNonNull(job.key(), "a job that moves has a key");
        if (state == JobState.LOCKED) {
            throw new IllegalArgumentException("expected a job that nobody holds, got a locked one");
        }
        if ((reason == null) == (state == JobState.DEAD)) {
            throw new IllegalArgumentException("expected a reason for dead jobs only, got: " + state + ", " + reason);
        }
    }

    /** The key that names it as the job of the other queue. */
    public String key() {
        return Objects.requireNonNull(job.key());
    }
}
