package dev.quarterdeck.store.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.contract.Soundness;
import dev.quarterdeck.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four producers and four consumers, each a process of its own, on one file that none of them found there. */
class ManyProcessesTest {
    private static final int JOBS = 20_000;
    private static final int OF_EACH = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path dir;

    @Test
    void everyJobIsDoneExactlyOnce() throws Exception {
        Path path = dir.resolve("jobs.db");
        List<Child> children = new ArrayList<>();
        for (int i = 0; i < OF_EACH; i++) {
            children.add(Child.start(Consumer.class, path, "consumer/" + i, JOBS));
            children.add(Child.start(Producer.class, path, "producer/" + i, JOBS / OF_EACH));
        }

        List<String> said = new ArrayList<>();
        for (Child child : children) {
            said.addAll(child.finish(PATIENCE));
        }

        assertThat(said).hasSize(JOBS).doesNotHaveDuplicates().allMatch(line -> line.startsWith("done "));
        try (SqliteStore store = SqliteStore.open(path, OpenOptions.of(Access.CHANGE))) {
            Soundness.prove(store);
            assertThat(store.counts().of(JobState.DONE)).isEqualTo(JOBS);
            assertThat(store.counts().total()).isEqualTo(JOBS);
            assertThat(Soundness.everyJob(store)).allSatisfy(ManyProcessesTest::proveRunOnce);
        }
    }

    private static void proveRunOnce(Job job) {
        assertThat(job.attempts()).isEqualTo(1);
        assertThat(job.result()).isEqualTo(job.worker());
    }
}
