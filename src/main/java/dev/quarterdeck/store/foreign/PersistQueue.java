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
 * persist-queue, a Python library: a table for each queue, of two sorts. It says when an item was put and nothing later; a
 * program that has the file open counts in its own memory, and sees changes made here in its next items, not in its size.
 */
final class PersistQueue {
    private static final String PICKLE = "a Python pickle";

    private PersistQueue() {}

    static List<Generation> generations() {
        return List.of(
                described("with acknowledgements", "ack_(filo_|unique_)?queue_.+", "_id data timestamp status")
                        .status("status", 0, 1, 2, 5, 9)
                        .state(PENDING, "status IN (0, 1)")
                        .state(LOCKED, "status = 2")
                        .state(DONE, "status = 5")
                        .dead(Reason.EXHAUSTED, "status = 9")
                        .can(Verb.REQUEUE, marked(1, LOCKED, DONE, DEAD))
                        .can(Verb.UNLOCK, marked(1, LOCKED))
                        .can(Verb.UNPROCESSABLE, marked(9, PENDING, LOCKED, DEAD))
                        .can(Verb.PURGE, Deed.delete(PENDING, DONE, DEAD))
                        .cannot(Capability.CANCEL, "persist-queue knows no cancelled state; say unprocessable"),
                described("without acknowledgements", "(filo_|unique_)?queue_.+", "_id data timestamp")
                        .state(PENDING, "1")
                        .can(Verb.PURGE, Deed.delete(PENDING)));
    }

    private static Generation described(String name, String table, String columns) {
        return Generation.of(Kind.PERSIST_QUEUE, name, table, columns)
                .sharesFile()
                .numbered(Numbering.BY_TABLE)
                .rows("_id", "_id")
                .field(Field.QUEUE, "{table}")
                .field(Field.CREATED_AT, Stamp.REAL_SECONDS.millis("timestamp"))
                .field(Field.SINCE, Stamp.REAL_SECONDS.millis("timestamp"))
                .opaque("data", PICKLE)
                .claims();
    }

    private static Deed marked(long status, JobState... from) {
        return Deed.update(from).with("status", Value.of(status));
    }
}
