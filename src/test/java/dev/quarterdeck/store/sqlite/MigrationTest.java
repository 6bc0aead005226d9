package dev.quarterdeck.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.QueueInfo;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.WorkerInfo;
import dev.quarterdeck.store.contract.Soundness;
import dev.quarterdeck.store.file.FairBusyHandler;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of older versions, as they lie around after an update of the program. */
class MigrationTest {
    @TempDir
    Path dir;

    private Path file;

    @BeforeEach
    void make() throws SQLException {
        file = dir.resolve("jobs.db");
        OldFile.make(file);
    }

    @Test
    void fileOfTheFirstVersionIsBroughtUpToDateWithAllThatIsInIt() {
        for (int opened = 0; opened < 2; opened++) {
            try (SqliteStore store = SqliteStore.open(file, OpenOptions.of(Access.CHANGE))) {
                assertThat(Soundness.everyJob(store)).extracting(Job::id).containsExactly(7L);
                assertThat(store.queues()).containsExactly(new QueueInfo("mail", null));
                assertThat(store.workers()).extracting(WorkerInfo::queues).containsExactly(List.of());
                assertThat(store.schedules()).isEmpty();
                Soundness.prove(store);
            }
        }
        try (SqliteStore store = SqliteStore.open(file, OpenOptions.of(Access.CHANGE))) {
            assertThat(store.enqueue(NewJob.of("t", "{}")).id()).isEqualTo(8);
        }
    }

    /** What was kept by a program of the third version is brought back by this one, and what this one keeps as well. */
    @Test
    void operationOfTheThirdVersionIsUndoneAndAnotherAfterIt() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : Schema.MIGRATIONS.get(1)) {
                statement.execute(sql);
            }
            for (String sql : Schema.MIGRATIONS.get(2)) {
                statement.execute(sql);
            }
            statement.execute("PRAGMA user_version = 3");
            statement.execute("INSERT INTO operation (number, started_at, ended_at, matched, changed, asked, skipped,"
                    + " undoable_until, actor, surface, command) VALUES (1, 0, 0, 1, 1, 0, 0, " + Long.MAX_VALUE / 2
                    + ", 'ann', 'cli', 'reprioritize 7 --to normal')");
            statement.execute("INSERT INTO image (operation, job, revision, state, priority, attempts, run_at, since,"
                    + " cancel_asked, texts) VALUES (1, 7, 1, 0, 4, 0, 0, 0, 0, 0)");
        }
        try (SqliteStore store = SqliteStore.open(file, OpenOptions.of(Access.CHANGE))) {
            By ann = By.of("ann", "cli");
            assertThat(store.undo(store.begin("undo 1", ann, 1), 1, new long[] {7})
                            .restored())
                    .isEqualTo(1);
            assertThat(store.find(7).orElseThrow().priority()).isEqualTo(Priority.CRITICAL);
            assertThat(store.undo(store.begin("undo 2", ann, 1), 2, new long[] {7})
                            .restored())
                    .isEqualTo(1);
            assertThat(store.find(7).orElseThrow().priority()).isEqualTo(Priority.NORMAL);
            Soundness.prove(store);
        }
    }

    @Test
    void fileThatANewerVersionBringsUpToDateMeanwhileIsLeftToIt() throws Exception {
        int newer = Schema.VERSION + 1;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            var opened = CompletableFuture.supplyAsync(() -> SqliteStore.open(file, OpenOptions.of(Access.CHANGE)));
            await().until(MigrationTest::somebodyWaitsForTheLock);
            statement.execute("PRAGMA user_version = " + newer);
            statement.execute("COMMIT");

            assertThatThrownBy(opened::join)
                    .hasCauseInstanceOf(StoreException.CannotOpen.class)
                    .hasMessageContaining("has the newer schema " + newer);
            assertThat(statement.executeQuery("PRAGMA user_version").getInt(1)).isEqualTo(newer);
        }
    }

    private static boolean somebodyWaitsForTheLock() {
        return Thread.getAllStackTraces().values().stream().flatMap(Stream::of).anyMatch(frame -> frame.getClassName()
                .equals(FairBusyHandler.class.getName()));
    }

    @Test
    void readerLeavesAnOlderFileAsItIsAndSaysWhatToDo() {
        assertThatThrownBy(() -> SqliteStore.open(file, OpenOptions.of(Access.READ)))
                .isInstanceOf(StoreException.CannotOpen.class)
                .hasMessageContaining("has the older schema 1: bring it up to date with qdeck migrate");
    }
}
