package dev.quarterdeck.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A file in a folder of its own, about to be opened. */
abstract class OpeningCase {

    /** SQLite makes them for a reader too, with nothing in them; a reader may not take them away. */
    static final Set<String> COMPANIONS = Set.of("jobs.db-wal", "jobs.db-shm");

    @TempDir
    Path dir;

    Path path;

    @BeforeEach
    void name() {
        path = dir.resolve("jobs.db");
    }

    SqliteStore open(Access access) {
        return SqliteStore.open(path, OpenOptions.of(access));
    }

    void make() {
        open(Access.CREATE).close();
    }

    void makeWithJobs(int count) {
        try (SqliteStore store = open(Access.CREATE)) {
            store.enqueueAll(Stream.generate(() -> NewJob.of("t", "payload ".repeat(50)))
                    .limit(count)
                    .toList());
        }
    }

    void assertRefused(Access access, String beginning) {
        assertThatExceptionOfType(StoreException.CannotOpen.class)
                .isThrownBy(() -> open(access).close())
                .withMessageStartingWith(beginning)
                .withMessageNotContaining("\n");
    }

    void assertRefusedUntouched(Access access, String beginning) throws IOException {
        Map<String, Integer> before = files();

        assertRefused(access, beginning);

        assertThat(filesBut(COMPANIONS)).isEqualTo(before);
        assertThat(dir.resolve("jobs.db-wal"))
                .satisfiesAnyOf(wal -> assertThat(wal).doesNotExist(), wal -> assertThat(wal)
                        .isEmptyFile());
    }

    /** The files of the folder, each with what tells its content. */
    Map<String, Integer> files() throws IOException {
        return filesBut(Set.of());
    }

    Map<String, Integer> filesBut(Set<String> others) throws IOException {
        Map<String, Integer> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(dir)) {
            for (Path file : all.filter(
                            each -> !others.contains(each.getFileName().toString()))
                    .toList()) {
                files.put(
                        file.getFileName().toString(),
                        ByteBuffer.wrap(Files.readAllBytes(file)).hashCode());
            }
        }
        return files;
    }
}
