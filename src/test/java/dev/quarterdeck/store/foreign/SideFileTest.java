package dev.quarterdeck.store.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.store.OperationQuery;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.UndoReceipt;
import dev.quarterdeck.store.model.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept beside another program's file, and when. */
class SideFileTest {
    private static final By ANN = By.of("ann", "test");

    private final SettableClock clock = new SettableClock(OwnerFile.NOW);

    @TempDir
    Path folder;

    private Path file;
    private ForeignStore store;

    @BeforeEach
    void open() throws Exception {
        file = folder.resolve("theirs.db");
        OwnerFile.LITEQUEUE_010.make(file);
        store = reopened();
    }

    private ForeignStore reopened() {
        return (ForeignStore)
                ForeignStore.open(file, OpenOptions.of(Access.CHANGE).clock(clock))
                        .orElseThrow();
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** As if the process had ended after it had told what it was going to do to a dead message. */
    private long interrupted(boolean done) throws Exception {
        Selection dead = Selection.ofState(JobState.DEAD, clock.instant());
        long job = store.freeze(dead)[0];
        String key = store.find(job).orElseThrow().key();
        long operation = store.begin("requeue dead", ANN, 1);
        Map<String, Object> before = new java.util.LinkedHashMap<>(Map.of("status", 3L));
        Map<String, Object> after = new java.util.LinkedHashMap<>(Map.of("status", 0L));
        store.side().write(log -> {
            log.intend(operation, List.of(new Image(job, "Queue", key, JobState.DEAD, before, after, true)));
            return job;
        });
        if (done) {
            try (OwnerSql sql = new OwnerSql(file)) {
                sql.update("UPDATE \"Queue\" SET status = 0 WHERE message_id = ?", key);
            }
        }
        store.close();
        store = reopened();
        return operation;
    }

    @Test
    void aChangeWhoseProcessEndedAfterItIsOnRecordAndCanBeUndone() throws Exception {
        long operation = interrupted(true);

        store.begin("purge done", ANN, 1);

        OperationInfo info = store.operation(operation).orElseThrow();
        assertThat(info.changed()).isEqualTo(1);
        assertThat(info.endedAt()).isNull();
        assertThat(store.undoable(operation).restorable()).isEqualTo(1);
        UndoReceipt undone = store.undo(
                store.begin("undo", ANN, 1),
                operation,
                store.undoable(operation).ids());
        assertThat(undone.restored()).isEqualTo(1);
        assertThat(store.counts().of(JobState.DEAD)).isEqualTo(3);
    }

    @Test
    void aChangeWhoseProcessEndedBeforeItWasNotMade() throws Exception {
        long operation = interrupted(false);

        store.begin("purge done", ANN, 1);

        assertThat(store.operation(operation).orElseThrow().changed()).isZero();
        assertThat(store.undoable(operation).ids()).isEmpty();
        assertThat(store.counts().of(JobState.DEAD)).isEqualTo(3);
    }

    @Test
    void isReadableByItsOwnerAlone() throws Exception {
        store.begin("purge done", ANN, 1);

        assertThat(Files.getPosixFilePermissions(folder.resolve("theirs.db.qdeck")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void aFileOfSomebodyElseInItsPlaceIsLeftAlone() throws Exception {
        try (OwnerSql sql = new OwnerSql(folder.resolve("theirs.db.qdeck"))) {
            sql.run("CREATE TABLE notes (text TEXT)");
        }

        assertThatThrownBy(() -> store.begin("purge done", ANN, 1))
                .isInstanceOf(StoreException.CannotOpen.class)
                .hasMessageContaining("is no side file of ours");
    }

    @Test
    void whatIsAmissWithItIsSaidEachTimeAndNotThatItIsLocked() throws Exception {
        purged(JobState.DEAD);
        store.close();
        try (OwnerSql sql = new OwnerSql(folder.resolve("theirs.db.qdeck"))) {
            sql.run("PRAGMA user_version = 99");
        }
        store = reopened();

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> store.begin("purge done", ANN, 1))
                    .isInstanceOf(StoreException.CannotOpen.class)
                    .hasMessageContaining("has the newer schema 99");
        }
        try (OwnerSql sql = new OwnerSql(folder.resolve("theirs.db.qdeck"))) {
            sql.run("PRAGMA user_version = 2");
        }
        assertThat(store.begin("purge done", ANN, 1)).isPositive();
    }

    @Test
    void anEmptyFileIsNoneYet() throws Exception {
        Files.createFile(folder.resolve("theirs.db.qdeck"));

        assertThat(store.operations(OperationQuery.last(5))).isEmpty();
        purged(JobState.DEAD);
        assertThat(store.operations(OperationQuery.last(5))).hasSize(1);
    }

    @Test
    void whatIsNoDatabaseInItsPlaceIsLeftAlone() throws Exception {
        Files.writeString(folder.resolve("theirs.db.qdeck"), "notes ".repeat(1_000));

        assertThatThrownBy(() -> store.operations(OperationQuery.last(5)))
                .isInstanceOf(StoreException.CannotOpen.class)
                .hasMessageContaining("is no side file of ours, and one is needed there: move it away");
    }

    @Test
    void isOneFileOnceNobodyHasItOpen() throws Exception {
        purged(JobState.DEAD);
        store.trash();
        store.close();

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder("theirs.db", "theirs.db.qdeck");
        }
        store = reopened();
        assertThat(store.trash()).hasSize(1);
    }

    @Test
    void whatWasTakenFromAnotherFileDoesNotComeIntoTheOneThatIsHereNow() throws Exception {
        long job = store.freeze(Selection.ofState(JobState.DEAD, clock.instant()))[0];
        long purge = purged(JobState.DEAD);
        assertThat(store.trashedBy(job)).isPresent();
        store.close();
        Files.move(file, folder.resolve("rotated.db"));
        OwnerFile.LITEQUEUE_06.make(file);
        store = reopened();

        assertThat(store.trash()).isEmpty();
        assertThat(store.trashedBy(job)).isEmpty();
        assertThat(store.undoable(purge).restorable()).isZero();
        assertThat(store.undoable(purge).left()).containsEntry("of-another-file", 3L);
        UndoReceipt undone = store.undo(
                store.begin("undo", ANN, 3), purge, store.undoable(purge).ids());
        assertThat(undone.restored()).isZero();
        assertThat(undone.left()).extracting(UndoReceipt.Left::word).containsOnly("of-another-file");
    }

    @Test
    void norIntoOneThatWasMadeAnewAndGotItsInode() throws Exception {
        Identity before = Identity.of(file);
        assumeThat(before.born()).as("when a file was made").isNotEmpty();
        long purge = purged(JobState.DEAD);
        store.close();
        Files.delete(file);
        OwnerFile.LITEQUEUE_010.make(file);
        Identity now = Identity.of(file);
        try (OwnerSql sql = new OwnerSql(folder.resolve("theirs.db.qdeck"))) {
            assertThat(sql.one("SELECT file FROM operation")).isEqualTo(before.inode() + "@" + before.born());
            // As many a disk has it, unless another program was faster.
            sql.update("UPDATE operation SET file = ?", now.inode() + "@" + before.born());
        }
        store = reopened();

        assertThat(store.trash()).isEmpty();
        assertThat(store.undoable(purge).left()).containsEntry("of-another-file", 3L);
    }

    @Test
    void aVacuumAndABackupCopiedIntoItMakeItNoOtherFile() throws Exception {
        long purge = purged(JobState.DEAD);
        store.close();
        try (OwnerSql sql = new OwnerSql(file)) {
            sql.run("VACUUM");
        }
        Files.write(file, Files.readAllBytes(file));
        store = reopened();

        assertThat(store.trash()).hasSize(1);
        assertThat(store.undoable(purge).restorable()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"'',true", "INODE,true", "INODE@BORN,true", "INODE@1,false", "INODE1@BORN,false", "1INODE,false"})
    void itIsAsFarTheSameFileAsIsKnownOfBoth(String kept, boolean same) throws Exception {
        long purge = purged(JobState.DEAD);
        Identity identity = new Identity("17", "1700000000000");
        keep(purge, kept, identity);

        assertThat(isHere(purge, identity)).isEqualTo(same);
        assertThat(isHere(purge, new Identity("17", ""))).isEqualTo(same || kept.equals("INODE@1"));
        assertThat(isHere(purge, new Identity("18", "1700000000000"))).isEqualTo(kept.isEmpty());
    }

    private void keep(long operation, String pattern, Identity identity) throws Exception {
        String text = pattern.replace("INODE", identity.inode()).replace("BORN", identity.born());
        try (OwnerSql sql = new OwnerSql(folder.resolve("theirs.db.qdeck"))) {
            sql.update("UPDATE operation SET file = ? WHERE number = " + operation, text);
        }
    }

    private boolean isHere(long operation, Identity identity) {
        try (SideFile side = new SideFile(file, identity)) {
            return side.read(log -> log.isHere(operation), false);
        }
    }

    @Test
    void oneOfTheFirstVersionGoesOn() throws Exception {
        long purge = purged(JobState.DEAD);
        store.close();
        try (OwnerSql sql = new OwnerSql(folder.resolve("theirs.db.qdeck"))) {
            sql.run("ALTER TABLE operation DROP COLUMN file");
            sql.run("PRAGMA user_version = 1");
        }
        store = reopened();

        assertThat(store.trash()).hasSize(1);
        assertThat(store.undoable(purge).restorable()).isEqualTo(3);
    }

    private long purged(JobState state) {
        Selection selection = Selection.ofState(state, clock.instant());
        long[] ids = store.freeze(selection);
        long purge = store.begin("purge " + state.word(), ANN, ids.length);
        store.apply(purge, Change.of(Verb.PURGE), selection, ids);
        return purge;
    }

    @Test
    void whatWasKeptLongEnoughIsForgottenWithTheNextOperation() {
        store.keepTrash(Duration.ofHours(1));
        Selection done = Selection.ofState(JobState.DONE, clock.instant());
        long purge = store.begin("purge done", ANN, 2);
        store.apply(purge, Change.of(Verb.PURGE), done, store.freeze(done));
        assertThat(store.trash()).hasSize(1);
        assertThat(store.operation(purge).orElseThrow().undoableUntil())
                .isEqualTo(clock.instant().plusSeconds(3600));

        clock.set(clock.instant().plusSeconds(3601));
        store.begin("purge dead", ANN, 1);

        assertThat(store.trash()).isEmpty();
        assertThat(store.operation(purge)).isPresent();
    }

    @Test
    void aFullQueueOfItsOwnerRefusesWhatWouldComeBack() throws Exception {
        try (OwnerSql sql = new OwnerSql(file)) {
            Selection pending = Selection.ofState(JobState.PENDING, clock.instant());
            long purge = store.begin("purge pending", ANN, 3);
            store.apply(purge, Change.of(Verb.PURGE), pending, store.freeze(pending));
            sql.run(
                    "CREATE TRIGGER \"maxsize_control_Queue\" BEFORE INSERT ON \"Queue\" WHEN (SELECT COUNT(*) FROM"
                            + " \"Queue\" WHERE status = 0) >= 2 BEGIN SELECT RAISE (ABORT,'Max queue length reached: 2'); END");

            UndoReceipt undone = store.undo(
                    store.begin("undo", ANN, 3), purge, store.undoable(purge).ids());

            assertThat(undone.restored()).isEqualTo(2);
            assertThat(undone.left()).extracting(UndoReceipt.Left::word).containsExactly("refused");
            assertThat(sql.one("SELECT count(*) FROM \"Queue\" WHERE status = 0"))
                    .isEqualTo("2");
        }
    }

    @Test
    void aMessageThatMovedIsNotTakenForAnother() throws Exception {
        Selection all = Selection.ofState(JobState.DEAD, clock.instant());
        long[] dead = store.freeze(all);
        try (OwnerSql sql = new OwnerSql(file)) {
            sql.run("DELETE FROM \"Queue\" WHERE rowid = 1");
            // As a vacuum may do.
            sql.run("UPDATE \"Queue\" SET rowid = rowid - 1");
        }

        assertThat(store.find(dead[0])).isEmpty();
        assertThat(store.apply(store.begin("purge dead", ANN, 3), Change.of(Verb.PURGE), all, dead)
                        .skipped())
                .containsEntry("gone", 3);
    }
}
