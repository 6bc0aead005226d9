package dev.quarterdeck.store.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often the disk is told to keep what was written, as the system sees it. */
class SyncTest {
    private static final int JOBS = 200;

    @TempDir
    Path dir;

    /** Puts jobs in, each once the one before it is acknowledged. */
    static final class OneByOne {
        public static void main(String[] arguments) {
            Durability durability = Durability.valueOf(arguments[1]);
            OpenOptions options = new OpenOptions(Access.CREATE, durability, InstantSource.system());
            try (SqliteStore store = SqliteStore.open(Path.of(arguments[0]), options)) {
                for (int i = 0; i < JOBS; i++) {
                    store.enqueue(NewJob.of("t", "p"));
                }
            }
        }
    }

    @Test
    void everyAcknowledgementHasASyncBehindIt() throws Exception {
        assertThat(syncs(Durability.FULL)).isGreaterThanOrEqualTo(JOBS);
    }

    @Test
    void withoutFullDurabilityOnlyCheckpointsSync() throws Exception {
        assertThat(syncs(Durability.NORMAL)).isBetween(1L, JOBS / 4L);
    }

    private long syncs(Durability durability) throws Exception {
        Path path = dir.resolve("jobs.db");
        Strace strace = Strace.of(path);
        Child.start(strace.logging("fsync,fdatasync"), OneByOne.class, path, durability)
                .finish(Duration.ofMinutes(2));
        return strace.logged();
    }
}
