package dev.quarterdeck.store.foreign;

import static dev.quarterdeck.job.JobState.DEAD;
import static dev.quarterdeck.job.JobState.DONE;
import static dev.quarterdeck.job.JobState.LOCKED;
import static dev.quarterdeck.job.JobState.PENDING;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.Capability;
import java.util.List;

/**
 * litequeue, a Python library. Its messages have no attempts, no lease and no schedule. Releases before 0.6 write seconds,
 * later ones nanoseconds; since 0.10 it refuses a file with any other table in it.
 */
final class Litequeue {
    private static final String COLUMNS = "data message_id status in_time lock_time done_time";
    private static final String NO_CANCEL = "litequeue knows no cancelled state; say unprocessable";

    private Litequeue() {}

    static List<Generation> generations() {
        return List.of(
                failing("0.10 and later", "Queue").index("Queue_message_id_unique_idx"),
                failing("0.6 to 0.9", Generation.ANY_NAME),
                inSeconds("0.4 and 0.5", "message_id"),
                inSeconds("0.2", "task_id"));
    }

    private static Generation failing(String name, String table) {
        return described(Generation.of(Kind.LITEQUEUE, name, table, COLUMNS), "message_id", Stamp.NANOS)
                .status("status", 0, 1, 2, 3)
                .dead(Reason.EXHAUSTED, "status = 3")
                .text("data")
                .can(
                        Verb.UNPROCESSABLE,
                        Deed.update(PENDING, LOCKED, DEAD)
                                .with("status", Value.of(3L))
                                .with("done_time", Value.now(Stamp.NANOS)));
    }

    private static Generation inSeconds(String name, String key) {
        String columns = "message " + key + " status in_time lock_time done_time";
        return described(Generation.of(Kind.LITEQUEUE, name, "Queue", columns), key, Stamp.SECONDS)
                .status("status", 0, 1, 2)
                .text("message")
                // These pop the least rowid; their ids were drawn at random.
                .claims()
                .cannot(Capability.CANCEL, "litequeue knows no cancelled state; purge takes a message away")
                .cannot(
                        Capability.UNPROCESSABLE,
                        "litequeue before 0.6 knows no failed messages; purge takes a message away");
    }

    private static Generation described(Generation generation, String key, Stamp stamp) {
        return generation
                .numbered(Numbering.CHECKED)
                .rows("rowid", key)
                .stamped("in_time", stamp)
                .state(PENDING, "status = 0")
                .state(LOCKED, "status = 1")
                .state(DONE, "status = 2")
                .field(Field.KEY, key)
                .field(Field.QUEUE, "{table}")
                .field(Field.CREATED_AT, stamp.millis("in_time"))
                .field(Field.STARTED_AT, stamp.millis("lock_time"))
                .field(
                        Field.SINCE,
                        stamp.millis(
                                "coalesce(CASE status WHEN 0 THEN in_time WHEN 1 THEN lock_time ELSE done_time END, in_time)"))
                .field(Field.LEASE_UNTIL, stamp.millis("lock_time") + " + {lease}")
                .claims(SortKey.up(Field.KEY))
                // As its own retry does, which leaves lock_time as it was.
                .can(Verb.REQUEUE, retry(LOCKED, DONE, DEAD))
                .can(Verb.UNLOCK, retry(LOCKED))
                .can(Verb.PURGE, Deed.delete(PENDING, DONE, DEAD))
                .cannot(Capability.CANCEL, NO_CANCEL);
    }

    private static Deed retry(JobState... from) {
        return Deed.update(from).with("status", Value.of(0L)).with("done_time", Value.NULL);
    }
}
