package dev.quarterdeck.store.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.Handlers;
import dev.quarterdeck.engine.Worker;
import dev.quarterdeck.engine.WorkerListener;
import dev.quarterdeck.engine.WorkerSettings;
import dev.quarterdeck.engine.WorkerSummary;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.contract.Soundness;
import dev.quarterdeck.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * For a while the system refuses to write, for want of room or because the disk is ill, each thread at its own time: a
 * process that goes on trying loses nothing and does nothing twice, and needs no new start.
 */
class DiskTroubleTest {
    private static final int JOBS = 100;

    @TempDir
    Path dir;

    /** Puts jobs in, each until it is acknowledged, and works them; says what was refused and what came of it. */
    static final class Stubborn {
        public static void main(String[] arguments) throws InterruptedException {
            try (SqliteStore store = SqliteStore.open(Path.of(arguments[0]), OpenOptions.of(Access.CREATE))) {
                Worker worker = Worker.start(
                        store,
                        Handlers.none().with("t", claim -> "done"),
                        WorkerSettings.DEFAULT.untilEmpty(false),
                        WorkerListener.NONE);
                for (int i = 0; i < JOBS; i++) {
                    put(store, "k" + i);
                }
                while (store.counts().of(JobState.DONE) < JOBS) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
                }
                worker.stop();
                WorkerSummary summary = worker.await();
                Saying.say("summary", summary.completed(), summary.total());
            }
        }

        private static void put(JobStore store, String key) {
            while (true) {
                try {
                    Saying.say(
                            "enqueued",
                            store.enqueue(NewJob.of("t", "p").key(key)).id());
                    return;
                } catch (StoreException e) {
                    Saying.say("refused", e.getClass().getSimpleName(), e.getMessage());
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "pwrite64, ENOSPC, 300, 311, Full no room for",
        "pwrite64, EIO, 300, 311, Failed the store",
        "fsync, EIO, 30, 39, Failed the store",
    })
    void nothingIsLostAndNothingDoneTwice(String call, String error, int first, int last, String refusal)
            throws Exception {
        Path path = dir.resolve("jobs.db");

        List<String> said = Child.start(Strace.of(path).failing(call, error, first, last), Stubborn.class, path)
                .finish(Duration.ofMinutes(4));

        List<String> refused =
                said.stream().filter(line -> line.startsWith("refused ")).toList();
        System.out.println("DiskTroubleTest: " + call + " " + error + " refused " + refused.size() + " calls");
        assertThat(refused).isNotEmpty().allMatch(line -> line.startsWith("refused " + refusal + " " + path));
        assertThat(said).contains("summary " + JOBS + " " + JOBS);
        try (SqliteStore store = SqliteStore.open(path, OpenOptions.of(Access.CHANGE))) {
            Soundness.prove(store);
            assertThat(Soundness.everyJob(store)).hasSize(JOBS).allSatisfy(job -> assertThat(job)
                    .returns(JobState.DONE, Job::state)
                    .returns(1, Job::attempts));
        }
    }
}
