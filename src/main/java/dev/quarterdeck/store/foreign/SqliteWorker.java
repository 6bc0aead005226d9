package dev.quarterdeck.store.foreign;

import static dev.quarterdeck.job.JobState.DEAD;
import static dev.quarterdeck.job.JobState.DONE;
import static dev.quarterdeck.job.JobState.LOCKED;
import static dev.quarterdeck.job.JobState.PENDING;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.job.Verb;
import java.util.List;

/**
 * The task queue of sqlite-worker, a Python library. It writes local times, but for {@code created_at}, which SQLite fills
 * in, in UTC. It holds no leases.
 */
final class SqliteWorker {
    private SqliteWorker() {}

    static List<Generation> generations() {
        return List.of(Generation.of(
                        Kind.SQLITE_WORKER,
                        "",
                        "tasks",
                        "id name task_type payload priority status worker_id created_at scheduled_at started_at"
                                + " completed_at max_retries retry_count error_message result")
                .status("status", "pending", "running", "completed", "failed", "cancelled")
                .state(PENDING, "status = 'pending'")
                .state(LOCKED, "status = 'running'")
                .state(DONE, "status = 'completed'")
                .dead(Reason.EXHAUSTED, "status = 'failed'")
                .dead(Reason.CANCELLED, "status = 'cancelled'")
                .field(Field.TYPE, "task_type")
                .field(Field.NAME, "name")
                .field(Field.PRIORITY, "min(max(coalesce(priority, 2), 1), 4)")
                // What is counted is the retries: the run that is under way, or was the last, is one more.
                .field(Field.ATTEMPTS, "coalesce(retry_count, 0) + (started_at IS NOT NULL)")
                .field(Field.MAX_RETRIES, "coalesce(max_retries, 0)")
                .field(
                        Field.RUN_AT,
                        "coalesce(" + Stamp.LOCAL_TEXT.millis("scheduled_at") + ", "
                                + Stamp.UTC_TEXT.millis("created_at") + ")")
                .field(Field.CREATED_AT, Stamp.UTC_TEXT.millis("created_at"))
                .field(Field.STARTED_AT, Stamp.LOCAL_TEXT.millis("started_at"))
                .field(
                        Field.SINCE,
                        "coalesce(CASE status WHEN 'running' THEN " + Stamp.LOCAL_TEXT.millis("started_at")
                                + " WHEN 'pending' THEN NULL ELSE " + Stamp.LOCAL_TEXT.millis("completed_at") + " END, "
                                + Stamp.UTC_TEXT.millis("created_at") + ")")
                .field(Field.WORKER, "worker_id")
                .field(Field.LEASE_UNTIL, Stamp.LOCAL_TEXT.millis("started_at") + " + {lease}")
                .field(Field.ERROR, "error_message")
                .field(Field.RESULT, "result")
                .text("payload")
                .claims(SortKey.down(Field.PRIORITY), SortKey.up(Field.CREATED_AT))
                .can(
                        Verb.REQUEUE,
                        again(LOCKED, DONE, DEAD)
                                .with("retry_count", Value.of(0L))
                                .with("completed_at", Value.NULL))
                .can(Verb.UNLOCK, again(LOCKED))
                .can(
                        Verb.UNPROCESSABLE,
                        Deed.update(PENDING, LOCKED, DEAD)
                                .with("status", Value.of("failed"))
                                .with("completed_at", Value.now(Stamp.LOCAL_TEXT))
                                .with("error_message", Value.reasonOr("error_message")))
                .can(Verb.CANCEL, Deed.update(PENDING).with("status", Value.of("cancelled")))
                .can(Verb.PURGE, Deed.delete(PENDING, DONE, DEAD)));
    }

    private static Deed again(JobState... from) {
        return Deed.update(from)
                .with("status", Value.of("pending"))
                .with("worker_id", Value.NULL)
                .with("started_at", Value.NULL);
    }
}
