package dev.quarterdeck.store.foreign;

import static dev.quarterdeck.job.JobState.DEAD;
import static dev.quarterdeck.job.JobState.LOCKED;
import static dev.quarterdeck.job.JobState.PENDING;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.Capability;
import java.util.ArrayList;
import java.util.List;

/**
 * liteque, a TypeScript library. {@code createdAt} and {@code expireAt} are seconds, {@code availableAt} is milliseconds;
 * a lower priority comes first. Its {@code allocationId} fences a claim, hence a new one whenever a claim is ended here.
 */
final class Liteque {
    private static final String FIRST =
            "id queue payload createdAt status expireAt allocationId numRunsLeft maxNumRuns";

    private Liteque() {}

    static List<Generation> generations() {
        var all = new ArrayList<Generation>();
        all.add(prioritized(described("with availableAt", FIRST + " idempotencyKey priority availableAt", true)));
        all.add(prioritized(described("with priorities", FIRST + " idempotencyKey priority", false)));
        all.add(keyed(described("with keys", FIRST + " idempotencyKey", false)));
        all.add(described("of the first schema", FIRST, false));
        return all;
    }

    private static Generation prioritized(Generation generation) {
        return keyed(generation).field(Field.PRIORITY, "CASE WHEN priority > 0 THEN 1 ELSE 2 + min(-priority, 2) END");
    }

    private static Generation keyed(Generation generation) {
        return generation.field(Field.KEY, "idempotencyKey").unique("queue idempotencyKey");
    }

    private static Generation described(String name, String columns, boolean delays) {
        Generation generation = Generation.of(Kind.LITEQUE, name, "tasks", columns)
                .status("status", "pending", "pending_retry", "running", "failed")
                .groupedBy("queue", "status")
                .state(PENDING, "status IN ('pending', 'pending_retry')")
                .state(LOCKED, "status = 'running'")
                .dead(Reason.EXHAUSTED, "status = 'failed'")
                .field(Field.QUEUE, "queue")
                .field(Field.ATTEMPTS, "maxNumRuns - numRunsLeft")
                .field(Field.MAX_RETRIES, "maxNumRuns - 1")
                .field(Field.CREATED_AT, Stamp.SECONDS.millis("createdAt"))
                // It does not say when a task entered its state.
                .field(Field.SINCE, Stamp.SECONDS.millis("createdAt"))
                .field(Field.LEASE_UNTIL, Stamp.SECONDS.millis("expireAt"))
                .text("payload")
                .claims(SortKey.down(Field.PRIORITY), SortKey.up(Field.CREATED_AT))
                .can(
                        Verb.REQUEUE,
                        waiting("pending", delays, LOCKED, DEAD).with("numRunsLeft", Value.sameAs("maxNumRuns")))
                .can(Verb.UNLOCK, waiting("pending_retry", delays, LOCKED))
                .can(Verb.UNPROCESSABLE, freed("failed", PENDING, LOCKED, DEAD))
                .can(Verb.PURGE, Deed.delete(PENDING, DEAD))
                .cannot(Capability.CANCEL, "liteque deletes what it cancels: say purge");
        return delays ? generation.field(Field.RUN_AT, "coalesce(availableAt, createdAt * 1000)") : generation;
    }

    private static Deed waiting(String status, boolean delays, JobState... from) {
        Deed deed = freed(status, from);
        return delays ? deed.with("availableAt", Value.now(Stamp.MILLIS)) : deed;
    }

    private static Deed freed(String status, JobState... from) {
        return Deed.update(from)
                .with("status", Value.of(status))
                .with("expireAt", Value.NULL)
                .with("allocationId", Value.NEW_TOKEN);
    }
}
