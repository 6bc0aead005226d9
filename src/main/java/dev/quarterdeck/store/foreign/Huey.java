package dev.quarterdeck.store.foreign;

import static dev.quarterdeck.job.JobState.PENDING;

import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.Capability;
import java.util.List;

/**
 * huey's SQLite storage, of a Python library. A task is in the file while it waits and nowhere once it runs: there is
 * nothing to requeue, and a worker that dies loses it. Row numbers are given again.
 */
final class Huey {
    private static final String PICKLE = "a Python pickle";
    private static final String GONE = "huey deletes a task when it starts: only waiting ones are in the file";

    private Huey() {}

    static List<Generation> generations() {
        return List.of(
                described("tasks", "task", "id queue data priority")
                        .beside("schedule")
                        .field(
                                Field.PRIORITY,
                                "CASE WHEN priority < 0 THEN 1 ELSE 2 + min(CAST(priority + 0.999 AS INTEGER), 2) END"),
                described("schedule", "schedule", "id queue data timestamp")
                        .beside("task")
                        .field(Field.RUN_AT, Stamp.REAL_SECONDS.millis("timestamp")));
    }

    private static Generation described(String name, String table, String columns) {
        return Generation.of(Kind.HUEY, name, table, columns)
                .sharesFile()
                .numbered(Numbering.CHECKED)
                .checkedBy("data")
                .groupedBy("queue")
                .state(PENDING, "1")
                .field(Field.QUEUE, "queue")
                .opaque("data", PICKLE)
                .can(Verb.PURGE, Deed.delete(PENDING))
                .cannot(Capability.REQUEUE, GONE)
                .cannot(Capability.UNLOCK, GONE)
                .cannot(Capability.UNPROCESSABLE, GONE + "; purge takes one away")
                .cannot(Capability.CANCEL, GONE + "; purge takes one away");
    }
}
