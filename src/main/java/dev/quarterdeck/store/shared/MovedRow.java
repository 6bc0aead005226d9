package dev.quarterdeck.store.shared;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.store.MovedJob;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row of a job that has a past. It is counted, but nothing of that past went through here. */
public final class MovedRow {

    public static final String INSERT =
            "INSERT INTO job (id, revision, state, reason, priority, attempts, max_retries, timeout,"
                    + " run_at, created_at, since, started_at, queue, type, key, name, error, result, payload)"
                    + " VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private MovedRow() {}

    public static @Nullable Object[] values(OpenTransaction transaction, long id, MovedJob moved) {
        NewJob job = moved.job();
        Reason reason = moved.reason();
        String error = moved.error();
        return new @Nullable Object[] {
            id,
            moved.state().ordinal(),
            reason == null ? null : reason.ordinal(),
            job.priority().level(),
            moved.attempts(),
            job.maxRetries(),
            Columns.millis(job.timeout()),
            job.runAt(Instant.ofEpochMilli(transaction.nowMillis())).toEpochMilli(),
            moved.createdAt().toEpochMilli(),
            moved.since().toEpochMilli(),
            Columns.millis(moved.startedAt()),
            job.queue(),
            job.type(),
            job.key(),
            job.name(),
            error == null ? null : ErrorText.brief(error),
            moved.result(),
            job.payload()
        };
    }

    public static void count(OpenTransaction transaction, MovedJob moved) {
        transaction.count(moved.job().queue(), moved.state(), moved.reason(), 1);
        if (moved.state() == JobState.PENDING) {
            transaction.madeReady();
        }
    }
}
