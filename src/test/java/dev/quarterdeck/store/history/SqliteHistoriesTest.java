package dev.quarterdeck.store.history;

import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.sqlite.SqliteStores;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random histories of a SQLite file; {@code -Dqdeck.histories=N -Dqdeck.seed=S} live through others, and more. */
class SqliteHistoriesTest {
    private static final long SEED = Long.getLong("qdeck.seed", 1);
    private static final int HISTORIES = Integer.getInteger("qdeck.histories", 120);
    private static final int SYNCED_HISTORIES = Integer.getInteger("qdeck.histories", 30);
    private static final int STEPS = 200;

    @TempDir
    Path dir;

    @Test
    void agreeWithTheModel() {
        assertNoDifference(Durability.NORMAL, HISTORIES);
    }

    @Test
    void agreeWithTheModelWhenEveryCommitIsSynced() {
        assertNoDifference(Durability.FULL, SYNCED_HISTORIES);
    }

    /** Was once found: the key that was there already used up an id. */
    @Test
    void replayOfARepeatedKey() {
        assertNoDifference(
                new Step(Action.ENQUEUE, 456589319605L),
                new Step(Action.ENQUEUE, 675798257634L),
                new Step(Action.ENQUEUE, 88913422551L));
    }

    private void assertNoDifference(Durability durability, int histories) {
        new Histories(SqliteStores.in(durability), dir)
                .firstDifference(SEED, histories, STEPS)
                .ifPresent(Assertions::fail);
    }

    /** For the steps that a failure prints. */
    private void assertNoDifference(Step... steps) {
        new Histories(SqliteStores.in(Durability.NORMAL), dir).replay(steps).ifPresent(Assertions::fail);
    }
}
