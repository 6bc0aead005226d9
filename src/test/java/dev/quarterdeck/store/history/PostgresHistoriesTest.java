package dev.quarterdeck.store.history;

import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.postgres.PostgresStores;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random histories of a PostgreSQL schema; {@code -Dqdeck.histories=N -Dqdeck.seed=S} live through others, and more. */
class PostgresHistoriesTest {
    private static final long SEED = Long.getLong("qdeck.seed", 1);
    private static final int HISTORIES = Integer.getInteger("qdeck.histories", 15);
    private static final int STEPS = 200;

    @TempDir
    Path dir;

    @Test
    void agreeWithTheModel() {
        new Histories(PostgresStores.inOrderOfIds(Durability.FULL), dir)
                .firstDifference(SEED, HISTORIES, STEPS)
                .ifPresent(Assertions::fail);
    }
}
