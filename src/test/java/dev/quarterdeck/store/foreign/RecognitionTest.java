package dev.quarterdeck.store.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.sqlite.SqliteStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What is somebody's queue, and what only looks like one. */
class RecognitionTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("x.db");
    }

    private boolean isForeign() {
        var opened = ForeignStore.open(file, OpenOptions.of(Access.READ));
        opened.ifPresent(store -> store.close());
        return opened.isPresent();
    }

    private void refused(String... words) {
        assertThatThrownBy(this::isForeign)
                .isInstanceOf(StoreException.CannotOpen.class)
                .hasMessageStartingWith(file + " ")
                .hasMessageContainingAll(words)
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
    }

    @ParameterizedTest
    @CsvSource({
        "LITEQUEUE_010, 4, 0 1 2 3",
        "LITEQUEUE_06, -1, 0 1 2 3",
        "LITEQUEUE_04, 3, 0 1 2",
        "LITEQUEUE_02, 3, 0 1 2",
        "PLAINJOB, 9, 0 1 2 3",
        "PERSIST_QUEUE, 4, 0 1 2 5 9",
        "SQLITE_WORKER, 'paused', cancelled completed failed",
        "LITEQUE_4, 'done', failed pending",
        "LITEQUE_1, 'Pending', failed pending"
    })
    void aStateThatItsOwnerDoesNotKnowIsRefused(OwnerFile kind, String code, String known) throws Exception {
        kind.make(file);
        try (OwnerSql sql = new OwnerSql(file)) {
            sql.update("UPDATE \"" + kind.table + "\" SET status = ? WHERE rowid = 2", code);
        }

        refused("a row whose status is none of");
        refused(known.split(" "));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "LITEQUEUE_06")
    void aColumnThatNobodyKnowsIsRefused(OwnerFile kind) throws Exception {
        kind.make(file);
        try (OwnerSql sql = new OwnerSql(file)) {
            sql.run("ALTER TABLE \"" + kind.table + "\" ADD COLUMN shard INTEGER");
        }

        refused(kind.table, "with the unknown column shard");
    }

    @Test
    void aTableThatLacksAColumnIsRefused() throws Exception {
        OwnerFile.LITEQUEUE_010.make(file);
        try (OwnerSql sql = new OwnerSql(file)) {
            sql.run("ALTER TABLE \"Queue\" DROP COLUMN done_time");
        }

        refused("like one of litequeue", "without the column done_time");
    }

    @Test
    void twoReleasesInOneFileAreRefused() throws Exception {
        OwnerFile.LITEQUEUE_04.make(file);
        try (OwnerSql sql = new OwnerSql(file)) {
            sql.run(Tables.litequeue("Mail"));
        }

        refused("litequeue 0.4 and 0.5 (Queue)", "litequeue 0.6 to 0.9 (Mail)", "finish its migration");
    }

    @Test
    void twoProgramsInOneFileAreRefused() throws Exception {
        OwnerFile.PLAINJOB.make(file);
        try (OwnerSql sql = new OwnerSql(file)) {
            sql.run(Tables.goqite(true).split(";\ncreate trigger")[0]);
        }

        refused("plainjob (plainjob_jobs)", "goqite 0.4 and later (goqite)");
    }

    @Test
    void secondsWhereItsReleaseWritesNanosecondsAreRefused() throws Exception {
        OwnerFile.LITEQUEUE_010.make(file);
        try (OwnerSql sql = new OwnerSql(file)) {
            sql.run("UPDATE \"Queue\" SET in_time = in_time / 1000000000");
        }

        refused("in_time is not in nanoseconds");
    }

    @Test
    void nanosecondsWhereItsReleaseWritesSecondsAreRefused() throws Exception {
        OwnerFile.LITEQUEUE_02.make(file);
        try (OwnerSql sql = new OwnerSql(file)) {
            sql.run("UPDATE \"Queue\" SET in_time = in_time * 1000000000");
        }

        refused("in_time is not in seconds");
    }

    @Test
    void halfOfWhatItsOwnerMakesIsRefused() throws Exception {
        OwnerFile.HUEY.make(file);
        try (OwnerSql sql = new OwnerSql(file)) {
            sql.run("DROP TABLE schedule");
        }

        refused("has the table task of huey but no schedule");
    }

    @Test
    void tablesOfTheApplicationBesideItAreNobodysBusiness() throws Exception {
        OwnerFile.GOQITE.make(file);
        try (OwnerSql sql = new OwnerSql(file)) {
            sql.run("CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT)");
        }

        assertThat(isForeign()).isTrue();
    }

    @Test
    void whatIsNoQueueAtAllIsLeftToOthers() throws Exception {
        assertThat(isForeign()).isFalse();
        Files.writeString(file, "no database");
        assertThat(isForeign()).isFalse();
        Files.delete(file);
        try (OwnerSql sql = new OwnerSql(file)) {
            sql.run("CREATE TABLE tasks (id INTEGER PRIMARY KEY, title TEXT, status TEXT)");
        }
        assertThat(isForeign()).isFalse();
    }

    @Test
    void aQueueOfOursIsNotForeign() {
        SqliteStore.open(file, OpenOptions.of(Access.CREATE)).close();

        assertThat(isForeign()).isFalse();
    }
}
