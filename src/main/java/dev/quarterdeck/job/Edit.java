package dev.quarterdeck.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an operator writes into a job; null leaves a field as it is. What no new job may have is refused with the same
 * {@link IllegalArgumentException}, so that no store ever sees it.
 *
 * @param runAt from 1970 to {@link NewJob#LATEST}; only a job that waits to run has any use for one
 * @param payload at most {@link NewJob#MAX_PAYLOAD_BYTES} as UTF-8
 */
public record Edit(
        @Nullable Priority priority,
        @Nullable Instant runAt,
        @Nullable String payload) {

    public Edit {
        if (runAt != null) {
            NewJob.checkRunAt(runAt);
        }
        if (payload != null) {
            NewJob.checkPayload(payload);
        }
    }

    /** Leaves everything as it is. */
    public static final Edit NONE = new Edit(null, null, null);

    public static Edit priority(Priority priority) {
        return new Edit(priority, null, null);
    }

    public static Edit runAt(Instant runAt) {
        return new Edit(null, runAt, null);
    }

    public static Edit payload(String payload) {
        return new Edit(null, null, payload);
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /** Whether jobs of this state can be edited so: no running one, and no ended one but the dead. */
    public boolean reaches(JobState state) {
        return state == JobState.PENDING || state == JobState.DEAD && runAt == null;
    }
}
