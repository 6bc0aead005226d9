package dev.quarterdeck.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
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
    void logStartsOverWhileTwoProcessesWriteInTurns() {
        try (SqliteStore one = open();
                SqliteStore other = open()) {
            assertThat(writtenUntilTheLogIsShorter(List.of(one, other))).isGreaterThan(2 * MANY_BYTES);
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

    /** Writes until what was written is several times the log, which a log that never starts over cannot come to. */
    private long writtenUntilTheLogIsShorter(List<SqliteStore> stores) {
        long written = 0;
        while (written < 2 * MANY_BYTES || logBytes() > written / 3) {
            assertThat(written).as("written in vain").isLessThan(1_000_000_000);
            for (SqliteStore store : stores) {
                store.enqueueAll(JOBS);
                written += 1_000_000;
            }
        }
        return written;
    }

    private SqliteStore open() {
        return SqliteStore.open(path, OPTIONS);
    }

    private long logBytes() {
        return new File(path + "-wal").length();
    }
}
