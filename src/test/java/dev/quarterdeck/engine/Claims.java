package dev.quarterdeck.engine;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.store.Claim;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Claims made by hand, for handlers that are tried without a worker. */
final class Claims {
    private Claims() {}

    static Claim of(String type) {
        return of(1, type, 1);
    }

    static Claim of(long id, String type, int attempt) {
        return of(id, type, attempt, null, null, "payload");
    }

    static Claim of(long id, String type, int attempt, @Nullable String key, @Nullable String name, String payload) {
        Instant now = Instant.EPOCH;
        Job job = new Job(
                id,
                key,
                "default",
                type,
                name,
                JobState.LOCKED,
                null,
                Priority.NORMAL,
                attempt,
                3,
                null,
                now,
                now,
                now,
                now,
                1,
                "host/1",
                now.plusSeconds(30),
                false,
                null,
                null);
        return new Claim(job, payload);
    }
}
