package dev.quarterdeck.store.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.Targets;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.Target;
import dev.quarterdeck.store.contract.Soundness;
import dev.quarterdeck.store.postgres.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four producers and four consumers, each a process of its own, on one target that none of them found there. */
class ManyProcessesTest {
    private static final int JOBS = 20_000;
    private static final int OF_EACH = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path dir;

    @Test
    void everyJobIsDoneExactlyOnce() throws Exception {
        proveEveryJobIsDoneExactlyOnce(dir.resolve("jobs.db").toString());
    }

    @Test
    void everyJobOnAServerIsDoneExactlyOnce() throws Exception {
        proveEveryJobIsDoneExactlyOnce(TestServer.freshUrl());
    }

    private static void proveEveryJobIsDoneExactlyOnce(String target) throws Exception {
        List<Child> children = new ArrayList<>();
        for (int i = 0; i < OF_EACH; i++) {
            children.add(Child.start(Consumer.class, target, "consumer/" + i, JOBS, 300));
            children.add(Child.start(Producer.class, target, "producer/" + i, JOBS / OF_EACH));
        }

        List<String> said = new ArrayList<>();
        for (Child child : children) {
            said.addAll(child.finish(PATIENCE));
        }

        assertThat(said).hasSize(JOBS).doesNotHaveDuplicates().allMatch(line -> line.startsWith("done "));
        try (JobStore store = (JobStore) new Targets().open(Target.parse(target), OpenOptions.of(Access.CHANGE))) {
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
