package dev.quarterdeck.store.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.sqlite.SqliteStores;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random histories of a SQLite file; {@code -Dqdeck.histories=N -Dqdeck.seed=S} live through others and more. */
class SqliteHistoriesTest {
    private static final long SEED = Long.getLong("qdeck.seed", 1);
    private static final int HISTORIES = Integer.getInteger("qdeck.histories", 300);
    private static final int STEPS = 200;

    @TempDir
    Path dir;

    @Test
    void agreeWithTheModel() {
        Histories histories = new Histories(SqliteStores.in(Durability.NORMAL), dir);

        histories
                .firstDifference(SEED, HISTORIES, STEPS)
                .ifPresent(story -> assertThat(true).as(story).isFalse());
    }

    @Test
    void agreeWithTheModelWhenEveryCommitIsSynced() {
        Histories histories = new Histories(SqliteStores.in(Durability.FULL), dir);

        histories
                .firstDifference(SEED, 1, 4 * STEPS)
                .ifPresent(story -> assertThat(true).as(story).isFalse());
    }
}
