package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.Orphans;
import dev.quarterdeck.store.WorkerInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Managers and workers as processes: killed, and stopped in mid job. */
class ManagerProcessesTest extends EngineTest {
    /** Less than a term: whoever only waited for its end would come too late. */
    private static final Duration SOON = Lead.TERM.minusSeconds(1);

    private static final Duration STUCK_AFTER = Duration.ofSeconds(31);

    private final List<Process> processes = new ArrayList<>();
    private volatile Duration ahead = Duration.ZERO;

    @Override
    InstantSource clock() {
        return () -> InstantSource.system().instant().plus(ahead);
    }

    @AfterEach
    void endWhatIsLeft() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void ofTwoManagersOneLeadsAndTheOtherFollowsAtOnceWhenItIsKilled() throws Exception {
        for (int i = 0; i < 2; i++) {
            processes.add(DoomedManager.start(folder.resolve("jobs.db")));
        }
        until(
                Duration.ofSeconds(60),
                () -> store.workers().size() == 2 && store.manager().isPresent());
        String leader = store.manager().orElseThrow();
        Process killed = process(leader);
        long beats = lastBeat(leader);
        until(Duration.ofSeconds(60), () -> lastBeat(leader) > beats);
        assertThat(store.manager()).as("it stays").contains(leader);

        killed.destroyForcibly().waitFor();

        until(SOON, () -> store.manager().filter(now -> !now.equals(leader)).isPresent());
        until(DEADLINE, () -> store.workers().size() == 1);
        assertThat(process(store.manager().orElseThrow()).isAlive()).isTrue();
    }

    @Test
    void aStoppedWorkerLosesItsJobThoughItsLeaseRunsOnAndEndsItsCommandOnceItGoesOn() throws Exception {
        long id = put();
        Path pidFile = folder.resolve("pid");
        Process worker = DoomedWorker.start(folder.resolve("jobs.db"), "echo $$ > " + pidFile + "; exec sleep 300");
        processes.add(worker);
        until(Duration.ofSeconds(60), () -> read(pidFile).endsWith("\n"));
        long commandPid = Long.parseLong(read(pidFile).strip());
        ManagerSettings settings =
                ManagerSettings.DEFAULT.stuckAfter(STUCK_AFTER).retries(AT_ONCE);
        try (Manager manager = new Manager(
                store, settings, notes::add, ProcessIdentity.own(), () -> System.nanoTime() + ahead.toNanos())) {
            assertThat(manager.round()).isEqualTo(new Orphans(0, 0));
            ChildProcess.signal(worker, "STOP");
            ahead = STUCK_AFTER.plusSeconds(1);
            assertThat(manager.round()).isEqualTo(new Orphans(1, 0));
            assertThat(worker.isAlive()).isTrue();
            assertThat(job(id).state()).isEqualTo(JobState.PENDING);
            assertThat(notes)
                    .containsExactly("worker " + store.workers().get(0).id()
                            + " has not beaten for more than 31s; its jobs are returned");
            store.pause("default");
        } finally {
            ChildProcess.signal(worker, "CONT");
        }
        // Its next heartbeat tells it that the claim is lost.
        until(
                Duration.ofSeconds(60),
                () -> ProcessStatus.of(commandPid).map(ProcessStatus::ended).orElse(true));
        assertThat(job(id).state()).isEqualTo(JobState.PENDING);
        assertThat(store.history(id)).hasSize(1);
    }

    private Process process(String id) {
        return processes.stream()
                .filter(process -> id.endsWith("/" + process.pid()))
                .findFirst()
                .orElseThrow();
    }

    private long lastBeat(String id) {
        return store.workers().stream()
                .filter(worker -> worker.id().equals(id))
                .map(WorkerInfo::beatAt)
                .findFirst()
                .orElseThrow()
                .toEpochMilli();
    }

    private static void until(Duration atMost, Callable<Boolean> condition) {
        await().atMost(atMost).pollInterval(Duration.ofMillis(5)).until(condition);
    }

    private static String read(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
