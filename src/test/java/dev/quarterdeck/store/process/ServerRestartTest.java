package dev.quarterdeck.store.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.Targets;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.Target;
import dev.quarterdeck.store.contract.Soundness;
import dev.quarterdeck.store.postgres.RestartableServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four producers and four consumers, each a process of its own, whose server goes away in the middle and comes back. */
class ServerRestartTest {
    private static final int JOBS = Integer.getInteger("qdeck.restartJobs", 20_000);
    private static final int OF_EACH = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path dir;

    @Test
    void everyJobIsDoneOnce() throws Exception {
        try (RestartableServer server = new RestartableServer(dir.resolve("data"))) {
            List<Child> children = new ArrayList<>();
            for (int i = 0; i < OF_EACH; i++) {
                children.add(Child.start(Producer.class, server.url(), "producer/" + i, JOBS / OF_EACH));
                children.add(Child.start(Consumer.class, server.url(), "consumer/" + i, JOBS, 20));
            }
            long doneBefore = restartInTheMiddle(server);

            List<String> said = new ArrayList<>();
            for (Child child : children) {
                said.addAll(child.finish(PATIENCE));
            }

            List<String> done =
                    said.stream().filter(line -> line.startsWith("done ")).toList();
            assertThat(done).doesNotHaveDuplicates();
            assertThat(doneBefore).isBetween(1L, JOBS - 1L);
            proveAllDone(server.url());
        }
    }

    private static long restartInTheMiddle(RestartableServer server) throws Exception {
        try (JobStore store = open(server.url(), Access.CREATE)) {
            await().atMost(PATIENCE).until(() -> store.counts().of(JobState.DONE) > JOBS / 4);
            server.restart();
            return store.counts().of(JobState.DONE);
        }
    }

    private static void proveAllDone(String url) {
        try (JobStore store = open(url, Access.CHANGE)) {
            Soundness.prove(store);
            assertThat(store.counts().of(JobState.DONE)).isEqualTo(JOBS);
            assertThat(store.counts().total()).isEqualTo(JOBS);
        }
    }

    private static JobStore open(String url, Access access) {
        return (JobStore) new Targets().open(Target.parse(url), OpenOptions.of(access));
    }
}
