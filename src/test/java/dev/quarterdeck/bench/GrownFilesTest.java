package dev.quarterdeck.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.bench.GrownFiles.Grown;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.OpenOptions.Durability;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are made by SQL for the bench are queue files like any other. */
class GrownFilesTest {
    @TempDir
    Path directory;

    @Test
    void whatIsMadeBySqlIsATrueQueueFile() throws Exception {
        Grown file = new Grown(directory.resolve("grown.db"), GrownFiles.SMALL, System.currentTimeMillis());

        GrownFiles.make(file);

        try (var store = Jobs.open(file.path(), Durability.NORMAL)) {
            assertThat(store.check().faults()).isEmpty();
            assertThat(store.counts().of(JobState.PENDING)).isEqualTo(1_001);
            assertThat(store.counts().of(JobState.DONE)).isEqualTo(8_819);
            assertThat(store.counts().of(JobState.DEAD)).isEqualTo(180);
        }
    }

    @Test
    void itsQueueGoesOn() throws Exception {
        Grown file = new Grown(directory.resolve("grown.db"), GrownFiles.SMALL, System.currentTimeMillis());
        GrownFiles.make(file);

        try (var queue = new GrownQueue(file)) {
            queue.claim();
            queue.purge();
        }

        try (var store = Jobs.open(file.path(), Durability.NORMAL)) {
            assertThat(store.check().faults()).isEmpty();
            assertThat(store.counts().total()).isEqualTo(GrownFiles.SMALL + 1);
        }
    }
}
