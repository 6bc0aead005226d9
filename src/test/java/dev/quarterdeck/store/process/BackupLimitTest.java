package dev.quarterdeck.store.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.sqlite.SqliteStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk has no room for a whole copy. */
class BackupLimitTest {
    /** 16,000 blocks of 512 bytes a file, or of 1,024 in some shells: room for SQLite itself, which is unpacked first. */
    private static final List<String> LITTLE_ROOM = List.of("sh", "-c", "ulimit -f 16000; exec \"$@\"", "sh");

    @TempDir
    Path dir;

    /** Tries to copy, and says how that failed. */
    static final class Copier {
        public static void main(String[] arguments) {
            try (SqliteStore store = SqliteStore.open(Path.of(arguments[0]), OpenOptions.of(Access.READ))) {
                store.backup(Path.of(arguments[1]), () -> false);
                Saying.say("copied");
            } catch (StoreException e) {
                Saying.say("failed", e.getMessage());
            }
        }
    }

    @Test
    void aCopyThatDoesNotFitLeavesNothingBehind() throws Exception {
        Path path = dir.resolve("jobs.db");
        Path backups = Files.createDirectory(dir.resolve("backups"));
        try (SqliteStore store = SqliteStore.open(path, OpenOptions.of(Access.CREATE))) {
            store.enqueueAll(Collections.nCopies(700, NewJob.of("t", "x".repeat(30_000))));
        }

        List<String> said = Child.start(LITTLE_ROOM, Copier.class, path, backups.resolve("copy.db"))
                .finish(Duration.ofMinutes(1));

        assertThat(said).singleElement().asString().startsWith("failed ").contains(backups + "/copy.db");
        assertThat(backups).isEmptyDirectory();
    }
}
