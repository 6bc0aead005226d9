package dev.quarterdeck.bench;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;

/** The job that both sides put in, and the store that ours goes into. */
final class Jobs {

    /** JSON of 256 bytes. */
    static final String PAYLOAD = "{\"to\":\"" + "x".repeat(256 - 9) + "\"}";

    static final NewJob JOB = NewJob.of("bench", PAYLOAD);

    private Jobs() {}

    /** Enqueues so many of a job, a thousand at a time. */
    static void fill(JobStore store, NewJob job, int count) {
        for (int left = count; left > 0; left -= 1_000) {
            store.enqueueAll(Collections.nCopies(Math.min(left, 1_000), job));
        }
    }

    static SqliteStore open(Path file, Durability durability) {
        return SqliteStore.open(file, new OpenOptions(Access.CREATE, durability, InstantSource.system()));
    }
}
