package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.job.Attempt.Outcome;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.Orphans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A worker's process is really killed in the middle of a job whose lease runs on for an hour. */
class GoneWorkerTest extends EngineTest {
    private Process doomed;
    private long commandPid;
    private long id;

    @BeforeEach
    void killAWorkerInMidJob() throws Exception {
        id = put();
        Path pidFile = folder.resolve("pid");
        doomed = DoomedWorker.start(folder.resolve("jobs.db"), "echo $$ > " + pidFile + "; exec sleep 300");
        commandPid = Long.parseLong(await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> read(pidFile), text -> text.endsWith("\n"))
                .strip());
        until(() -> !store.workers().isEmpty());
        doomed.destroyForcibly().waitFor();
    }

    @AfterEach
    void endWhatIsLeft() {
        doomed.destroyForcibly();
        ProcessHandle.of(commandPid).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void theManagerEndsItsCommandAndReturnsItsJobAtOnce() {
        assertThat(job(id).state()).isEqualTo(JobState.LOCKED);
        try (Manager manager = manager()) {
            assertThat(manager.round()).isEqualTo(new Orphans(1, 0));
            assertThat(manager.round()).isEqualTo(new Orphans(0, 0));
        }

        Job returned = job(id);
        assertThat(returned.state()).isEqualTo(JobState.PENDING);
        assertThat(returned.attempts()).isEqualTo(1);
        assertThat(store.history(id).get(0).outcome()).isEqualTo(Outcome.LOST);
        assertThat(store.workers()).isEmpty();
        until(() -> ProcessStatus.of(commandPid).map(ProcessStatus::ended).orElse(true));
    }

    @Test
    void theNextWorkerWarnsOfItsJobAndDoesItOnce() throws Exception {
        WorkerSummary summary =
                work(all(claim -> "done"), SETTINGS.untilEmpty(true)).await();

        assertThat(notes).startsWith("WARNING: found 1 locked jobs (1 orphaned)");
        assertThat(summary).isEqualTo(new WorkerSummary(1, 0, 0, 0, 0));
        assertThat(job(id).attempts()).isEqualTo(2);
    }

    @Test
    void aWorkerThatUnlocksGivesTheJobBackFirst() throws Exception {
        WorkerSettings unlocking = SETTINGS.untilEmpty(true).unlock(true).manager(false);
        WorkerSummary summary = work(all(claim -> "done"), unlocking).await();

        assertThat(notes)
                .containsExactly(
                        "WARNING: found 1 locked jobs (1 orphaned)", "unlocked 1 orphaned jobs: 1 pending, 0 dead");
        assertThat(store.history(id).get(0).outcome()).isEqualTo(Outcome.LOST);
        assertThat(summary).isEqualTo(new WorkerSummary(1, 0, 0, 0, 0));
        assertThat(job(id).state()).isEqualTo(JobState.DONE);
    }

    private Manager manager() {
        return new Manager(store, ManagerSettings.DEFAULT.lease(Duration.ofHours(1)), notes::add);
    }

    private static String read(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
