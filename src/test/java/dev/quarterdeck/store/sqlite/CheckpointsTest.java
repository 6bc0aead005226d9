package dev.quarterdeck.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import java.io.File;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The write-ahead log stays short, whoever writes; a page of it takes 4 KiB. */
class CheckpointsTest {
    private static final long MANY_BYTES = Checkpoints.MANY * 4096L;
    private static final OpenOptions OPTIONS =
            new OpenOptions(Access.CREATE, Durability.NORMAL, InstantSource.system());

    /** About 1 MB. */
    private static final List<NewJob> JOBS = Collections.nCopies(10, NewJob.of("t", "x".repeat(100_000)));

    @TempDir
    Path dir;

    private Path path;

    @BeforeEach
    void name() {
        path = dir.resolve("jobs.db");
    }

    @Test
    void logStartsOverWhileOneProcessWrites() {
        try (SqliteStore store = open()) {
            assertThat(writtenUntilTheLogIsShorter(List.of(store))).isGreaterThan(2 * MANY_BYTES);
        }
    }

    @Test
    void logStartsOverWhileSeveralProcessesWriteAtOnce() {
        try (SqliteStore one = open();
                SqliteStore two = open();
                SqliteStore three = open()) {
            assertThat(writtenUntilTheLogIsShorter(List.of(one, two, three))).isGreaterThan(2 * MANY_BYTES);
        }
    }

    @Test
    void logOfProcessesThatLiveForOneJobStartsOverThoughSomebodyKeepsTheFileOpen() {
        try (SqliteStore first = open()) {
            first.enqueue(NewJob.of("t", "p"));
            try (SqliteStore viewer = SqliteStore.open(path, OpenOptions.of(Access.READ))) {
                for (int process = 0; process < 30; process++) {
                    assertThat(viewer.counts().total()).isEqualTo(1 + 10 * process);
                    try (SqliteStore store = open()) {
                        store.enqueueAll(JOBS);
                    }
                }
            }
            assertThat(logBytes()).isPositive().isLessThan(MANY_BYTES);
        }
    }

    /** What it had to say was said, and is in the log: a caller who is told otherwise puts the job again. */
    @Test
    void closingFailsNobodyThoughTheLogCannotBeCarriedOver() throws Exception {
        SqliteStore store = open();
        try (var holder = DriverManager.getConnection("jdbc:sqlite:" + path);
                var lock = holder.createStatement()) {
            store.enqueueAll(JOBS);
            for (int i = 0; i < 4; i++) {
                store.enqueueAll(JOBS);
            }
            lock.execute("BEGIN IMMEDIATE");
            assertThatCode(store::close).doesNotThrowAnyException();
            lock.execute("ROLLBACK");
        }
        try (SqliteStore again = open()) {
            assertThat(again.counts().total()).isEqualTo(50);
        }
    }

    @Test
    void logOfARestingStoreIsCutOff() {
        try (SqliteStore store = open()) {
            for (int i = 0; i < 6; i++) {
                store.enqueueAll(JOBS);
            }
            assertThat(logBytes()).isPositive();

            await().atMost(Duration.ofMinutes(1)).until(() -> logBytes() == 0);

            store.enqueueAll(JOBS);
            assertThat(store.counts().total()).isEqualTo(70);
        }
    }

    /** All write until that is several times the log, which a log that never starts over cannot come to. */
    private long writtenUntilTheLogIsShorter(List<SqliteStore> stores) {
        AtomicLong written = new AtomicLong();
        List<CompletableFuture<Void>> writers = stores.stream()
                .map(store ->
                        CompletableFuture.runAsync(() -> write(store, written), command -> new Thread(command).start()))
                .toList();
        writers.forEach(CompletableFuture::join);
        return written.get();
    }

    private void write(SqliteStore store, AtomicLong written) {
        while (written.get() < 2 * MANY_BYTES || logBytes() > written.get() / 3) {
            assertThat(written.get()).as("written in vain").isLessThan(1_000_000_000);
            store.enqueueAll(JOBS);
            written.addAndGet(1_000_000);
        }
    }

    private SqliteStore open() {
        return SqliteStore.open(path, OPTIONS);
    }

    private long logBytes() {
        return new File(path + "-wal").length();
    }
}
