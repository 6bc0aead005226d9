package dev.quarterdeck.store.foreign;

import static dev.quarterdeck.job.JobState.DEAD;
import static dev.quarterdeck.job.JobState.DONE;
import static dev.quarterdeck.job.JobState.LOCKED;
import static dev.quarterdeck.job.JobState.PENDING;

import dev.quarterdeck.job.Reason;
import dev.quarterdeck.job.Verb;
import java.util.List;

/**
 * plainjob, a TypeScript library. When a job was claimed or done it does not say; its own time-outs and its retention count
 * from {@code next_run_at}, which is therefore set anew wherever a job goes back to work.
 */
final class Plainjob {
    private Plainjob() {}

    static List<Generation> generations() {
        return List.of(Generation.of(
                        Kind.PLAINJOB,
                        "",
                        "plainjob_jobs",
                        "id type data status failed_at error next_run_at created_at")
                .beside("plainjob_scheduled_jobs")
                .status("status", 0, 1, 2, 3)
                .state(PENDING, "status = 0")
                .state(LOCKED, "status = 1")
                .state(DONE, "status = 2")
                .dead(Reason.EXHAUSTED, "status = 3")
                .field(Field.TYPE, "type")
                .field(Field.RUN_AT, "coalesce(next_run_at, created_at)")
                .field(Field.CREATED_AT, "created_at")
                .field(
                        Field.SINCE,
                        "coalesce(CASE status WHEN 0 THEN created_at WHEN 3 THEN failed_at ELSE next_run_at END, created_at)")
                .field(Field.ERROR, "error")
                .text("data")
                .claims(SortKey.up(Field.RUN_AT))
                .can(
                        Verb.REQUEUE,
                        Deed.update(LOCKED, DONE, DEAD)
                                .with("status", Value.of(0L))
                                .with("next_run_at", Value.now(Stamp.MILLIS))
                                .with("failed_at", Value.NULL))
                .can(
                        Verb.UNLOCK,
                        Deed.update(LOCKED).with("status", Value.of(0L)).with("next_run_at", Value.now(Stamp.MILLIS)))
                .can(
                        Verb.UNPROCESSABLE,
                        Deed.update(PENDING, LOCKED, DEAD)
                                .with("status", Value.of(3L))
                                .with("failed_at", Value.now(Stamp.MILLIS))
                                .with("error", Value.reasonOr("error")))
                .can(Verb.PURGE, Deed.delete(PENDING, DONE, DEAD)));
    }
}
