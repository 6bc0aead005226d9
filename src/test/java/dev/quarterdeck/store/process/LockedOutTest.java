package dev.quarterdeck.store.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.engine.Handlers;
import dev.quarterdeck.engine.Worker;
import dev.quarterdeck.engine.WorkerListener;
import dev.quarterdeck.engine.WorkerSettings;
import dev.quarterdeck.engine.WorkerSummary;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.contract.Soundness;
import dev.quarterdeck.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another process holds the file's lock for longer than anybody's patience; {@code -Dqdeck.lockSeconds=N} at least. */
class LockedOutTest {
    private static final Duration AT_LEAST = Duration.ofSeconds(Integer.getInteger("qdeck.lockSeconds", 0));
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path dir;

    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private Path path;
    private SqliteStore store;

    /** Takes the lock, says so, and keeps it until it is killed. */
    static final class Holder {
        public static void main(String[] arguments) throws SQLException, InterruptedException {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0]);
                    Statement statement = connection.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                Saying.say("locked");
                new CountDownLatch(1).await();
            }
        }
    }

    @BeforeEach
    void open() {
        path = dir.resolve("jobs.db");
        store = SqliteStore.open(path, OpenOptions.of(Access.CREATE));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theCallerIsToldAndTheWorkerWaitsAndLosesNothing() throws Exception {
        long running = store.enqueue(NewJob.of("t", "p")).id();
        try (Worker worker = work()) {
            await().atMost(PATIENCE).until(() -> worker.running() == 1);
            Child holder = Child.start(Holder.class, path);
            assertThat(holder.speaksWithin(PATIENCE)).isTrue();
            long begin = System.nanoTime();
            mayEnd.countDown();

            assertThatThrownBy(() -> store.enqueue(NewJob.of("t", "p")))
                    .isInstanceOf(StoreException.Busy.class)
                    .hasMessage(path + " is locked by another process: try again, or find who holds it with fuser");
            await().atMost(PATIENCE).until(() -> notes.stream().anyMatch(note -> note.contains("trying again")));
            await().atMost(PATIENCE).until(() -> System.nanoTime() - begin >= AT_LEAST.toNanos());
            assertThat(store.counts().of(JobState.LOCKED)).as("reading goes on").isEqualTo(1);
            holder.kill();

            long next = store.enqueue(NewJob.of("t", "p")).id();
            await().atMost(PATIENCE).until(() -> store.counts().of(JobState.DONE) == 2);
            assertThat(store.find(running).orElseThrow()).returns(1, Job::attempts);
            assertThat(store.find(next).orElseThrow()).returns(1, Job::attempts);
            worker.stop();
            assertThat(worker.await()).isEqualTo(new WorkerSummary(2, 0, 0, 0, 0));
        }
        Soundness.prove(store);
    }

    private Worker work() {
        Handlers handlers = Handlers.none().with("t", claim -> {
            mayEnd.await();
            return "done";
        });
        return Worker.start(store, handlers, WorkerSettings.DEFAULT.lease(PATIENCE), new WorkerListener() {
            @Override
            public void note(String line) {
                notes.add(line);
            }
        });
    }
}
