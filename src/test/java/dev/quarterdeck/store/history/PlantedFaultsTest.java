package dev.quarterdeck.store.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.contract.StoreFactory;
import dev.quarterdeck.store.mutant.Mutant;
import dev.quarterdeck.store.sqlite.SqliteStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SQLite stores with a fault are found out, and by a list of steps that a person can read. */
class PlantedFaultsTest {
    private static final int HISTORIES = 50;
    private static final int STEPS = 200;

    @TempDir
    Path dir;

    @Test
    void soundStoreIsNotAccused() {
        assertThat(with(SqliteStores.in(Durability.NORMAL)).firstDifference(1, 4, STEPS))
                .isEmpty();
    }

    @Test
    void storyOfAForgottenHistoryIsShortAndATest() throws Exception {
        Mutant mutant =
                mutant("History", "\" VALUES (?, ?, ?, ?, ?, ?, ?)\"", "\" SELECT ?, ?, ?, ?, ?, ?, ? WHERE 0\"");

        String story = with(mutant.in(Durability.NORMAL))
                .firstDifference(1, HISTORIES, STEPS)
                .orElseThrow();

        assertThat(story).contains("seed").contains("assertNoDifference(");
        assertThat(story.split("new Step\\(Action\\.")).hasSizeBetween(2, 13);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            completing without the token      | Settling    | revision = ? RETURNING queue | ? > 0 RETURNING queue
            failing without the token         | Settling    | " FROM job WHERE id = ? AND state = 1 AND revision = ?" | " FROM job WHERE id = ? AND state = 1 AND ? > 0"
            heartbeat without the token       | Prolonging  | revision = ? RETURNING cancel_asked | ? > 0 RETURNING cancel_asked
            forgotten counter                 | Counting    | transaction.count(queue, JobState.LOCKED, null, -1); | ;
            worker judged by an old row       | OrphanReturn | AND process_start = ? AND beat_at = ? | AND length(?) > 0 AND ? >= 0
            lease that ends a second early    | OrphanReturn | lease_until <= ? ORDER BY | lease_until <= ? + 1000 ORDER BY
            request to stop that ends a claim | Changes     | SET cancel_asked = 1 WHERE | SET cancel_asked = 1, revision = revision + 1 WHERE
            page that starts on its neighbour | PageSql     | ? " < " : " > " | ? " <= " : " >= "
            """)
    void faultIsFound(String name, String className, String text, String instead) throws Exception {
        Histories faulty = with(mutant(className, text, instead).in(Durability.NORMAL));

        assertThat(faulty.firstSeed(1, HISTORIES, STEPS)).isPresent();
    }

    @Test
    void logThatIsForgottenWhenAllDieIsFound() {
        StoreFactory sound = SqliteStores.in(Durability.NORMAL);
        Set<Path> opened = ConcurrentHashMap.newKeySet();
        StoreFactory forgetful = (folder, clock) -> {
            if (opened.add(folder)) {
                forgetLog(folder);
            }
            return sound.open(folder, clock);
        };
        Step[] steps = {new Step(Action.ENQUEUE, 1), new Step(Action.DIE_ALL, 1)};

        assertThat(with(sound).replay(steps)).isEmpty();
        assertThat(with(forgetful).replay(steps)).isPresent();
    }

    private static void forgetLog(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve("jobs.db-wal"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Mutant mutant(String className, String text, String instead) throws IOException {
        return Mutant.of(Files.createDirectory(dir.resolve("mutant")), className, text, instead);
    }

    private Histories with(StoreFactory factory) {
        return new Histories(factory, dir);
    }
}
