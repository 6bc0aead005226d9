package dev.quarterdeck.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file is deleted, or a backup put into its place, while it is open: nothing is acknowledged that nobody else sees. */
class ReplacedFileTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("jobs.db");
    }

    private SqliteStore open(Access access) {
        return SqliteStore.open(file, OpenOptions.of(access));
    }

    private void delete() throws IOException {
        for (String suffix : new String[] {"", "-wal", "-shm"}) {
            Files.deleteIfExists(Path.of(file + suffix));
        }
    }

    private static void awaitRefused(ThrowingCallable use) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThatThrownBy(use)
                .isInstanceOf(StoreException.Failed.class)
                .hasMessageContaining("jobs.db was deleted or replaced: open it anew")
                .satisfies(refused ->
                        assertThat(((StoreException) refused).mayPass()).isFalse()));
    }

    @Test
    void aDeletedFileTakesNoJobs() throws IOException {
        try (SqliteStore store = open(Access.CREATE)) {
            store.enqueue(NewJob.of("t", "p"));
            delete();

            awaitRefused(() -> store.enqueue(NewJob.of("t", "p")));
            awaitRefused(store::counts);
            awaitRefused(store::changeMark);
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void nothingIsWrittenIntoWhatTookItsPlace() throws IOException {
        Path backup = directory.resolve("backup.db");
        try (SqliteStore store = open(Access.CREATE)) {
            store.enqueue(NewJob.of("t", "p"));
            store.backup(backup, () -> false);
            store.enqueue(NewJob.of("t", "p"));
            delete();
            Files.move(backup, file, StandardCopyOption.ATOMIC_MOVE);

            awaitRefused(() -> store.enqueue(NewJob.of("t", "p")));
            awaitRefused(store::counts);
        }
        try (SqliteStore store = open(Access.READ)) {
            assertThat(store.counts().total()).isEqualTo(1);
            assertThat(store.check().ok()).isTrue();
        }
    }

    @Test
    void theLogOfWhatTookItsPlaceOutlivesIt() throws IOException {
        Path log = Path.of(file + "-wal");
        SqliteStore old = open(Access.CREATE);
        old.enqueue(NewJob.of("t", "p"));
        delete();
        try (SqliteStore store = open(Access.CREATE)) {
            store.enqueue(NewJob.of("t", "p"));
            assertThat(log).isNotEmptyFile();

            old.close();

            assertThat(log).isNotEmptyFile();
        }
    }

    @Test
    void whoOnlyReadsIsToldToo() throws IOException {
        open(Access.CREATE).close();
        try (SqliteStore store = open(Access.READ)) {
            store.counts();
            delete();
            open(Access.CREATE).close();

            awaitRefused(store::counts);
        }
    }
}
