package dev.quarterdeck.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepTrashTest {
    @TempDir
    private Path dir;

    /** Each is told what the one before him set. */
    @Test
    void whoSetItAtOnceAreToldWhatTheyReplaced() throws Exception {
        Path path = dir.resolve("jobs.db");
        try (var store = SqliteStore.open(path, OpenOptions.of(Access.CREATE));
                var other = DriverManager.getConnection("jdbc:sqlite:" + path);
                var statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            var one = new FutureTask<>(() -> store.keepTrash(Duration.ofHours(1)));
            var two = new FutureTask<>(() -> store.keepTrash(Duration.ofHours(2)));
            List<Thread> threads = List.of(new Thread(one), new Thread(two));
            threads.forEach(Thread::start);
            await().until(() -> threads.stream().allMatch(KeepTrashTest::waits));
            statement.execute("ROLLBACK");

            assertThat(List.of(one.get(), two.get(), store.keepTrash()))
                    .containsExactlyInAnyOrder(Duration.ofDays(1), Duration.ofHours(1), Duration.ofHours(2));
        }
    }

    /** For the lock of the file, or for the writer who waits for that. */
    private static boolean waits(Thread thread) {
        return thread.getState() == Thread.State.TIMED_WAITING || thread.getState() == Thread.State.WAITING;
    }
}
