package dev.quarterdeck.store.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.ChunkReceipt;
import dev.quarterdeck.store.JobOperator;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.PageQuery;
import dev.quarterdeck.store.PageQuery.Order;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.UndoReceipt;
import dev.quarterdeck.store.model.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for the files of every program and every generation of it. */
class ForeignStoreTest {
    private final SettableClock clock = new SettableClock(OwnerFile.NOW);

    @TempDir
    Path folder;

    private Path file;
    private ForeignStore store;

    private void open(OwnerFile kind) throws Exception {
        file = folder.resolve("queue of others.db");
        kind.make(file);
        store = open(Access.CHANGE);
    }

    private ForeignStore open(Access access) {
        JobOperator opened =
                ForeignStore.open(file, OpenOptions.of(access).clock(clock)).orElseThrow();
        return (ForeignStore) opened;
    }

    @AfterEach
    void close() {
        if (store != null) {
            store.close();
        }
    }

    private Selection all() {
        return new Selection(Set.of(), List.of(), Filter.ANY, true, clock.instant());
    }

    private Selection in(JobState state) {
        return Selection.ofState(state, clock.instant());
    }

    private long begin(String command) {
        return store.begin(command, By.of("ann", "test"), 1);
    }

    private ChunkReceipt apply(long operation, Change change, Selection selection) {
        return store.apply(operation, change, selection, store.freeze(selection));
    }

    /** What a kind lacks is said in one line that a person can do something with; there is nothing more to be tested then. */
    private boolean isRefused(Capability needed) {
        boolean refused = !store.capabilities().contains(needed);
        assertThat(store.obstacle(needed).isPresent()).isEqualTo(refused);
        store.obstacle(needed).ifPresent(why -> assertThat(why).hasLineCount(1).hasSizeGreaterThan(20));
        return refused;
    }

    @ParameterizedTest
    @EnumSource
    void isKnownByItsTables(OwnerFile kind) throws Exception {
        open(kind);

        assertThat(store.title()).isEqualTo(kind.title);
    }

    @ParameterizedTest
    @EnumSource
    void countsItsStates(OwnerFile kind) throws Exception {
        open(kind);

        for (JobState state : JobState.values()) {
            assertThat(store.counts().of(state)).as(state.word()).isEqualTo(kind.count(state));
            assertThat(store.countsAtOnce().of(state)).as(state.word()).isEqualTo(kind.count(state));
            assertThat(store.tally(in(state)).matched()).isEqualTo(kind.count(state));
            assertThat(store.page(PageQuery.first(in(state), Order.ID, 100)))
                    .hasSize(kind.count(state))
                    .allMatch(job -> job.state() == state);
        }
        assertThat(store.tally(all()).matched()).isEqualTo(kind.total());
        assertThat(store.backlog().ready() + store.backlog().scheduled()).isEqualTo(kind.count(JobState.PENDING));
    }

    @ParameterizedTest
    @EnumSource
    void everyOrderIsReadInPagesToBothEnds(OwnerFile kind) throws Exception {
        open(kind);

        for (Order order : Order.values()) {
            List<Job> whole = store.page(PageQuery.first(all(), order, 100));
            assertThat(inPages(order, false)).as(order.name()).isEqualTo(whole);
            List<Job> back = inPages(order, true);
            assertThat(back).as(order + " backwards").containsExactlyInAnyOrderElementsOf(whole);
        }
    }

    private List<Job> inPages(Order order, boolean backwards) {
        List<Job> all = new ArrayList<>();
        Job from = null;
        List<Job> page;
        do {
            page = store.page(new PageQuery(all(), order, from, backwards, 2));
            all.addAll(backwards ? 0 : all.size(), page);
            from = page.isEmpty() ? null : page.get(backwards ? 0 : page.size() - 1);
        } while (from != null);
        return all;
    }

    @ParameterizedTest
    @EnumSource
    void everyJobIsFoundByItsNumber(OwnerFile kind) throws Exception {
        open(kind);

        List<Job> all = store.page(PageQuery.first(all(), Order.ID, 100));
        assertThat(all).extracting(Job::id).doesNotHaveDuplicates().isSorted();
        for (Job job : all) {
            assertThat(store.find(job.id())).contains(job);
            assertThat(store.payload(job.id())).isPresent();
            assertThat(store.freeze(Selection.ofIds(List.of(job.id()), clock.instant())))
                    .containsExactly(job.id());
            assertThat(job.createdAt())
                    .isBeforeOrEqualTo(clock.instant())
                    .isAfter(clock.instant().minusSeconds(100_000));
            assertThat(job.since()).isBetween(job.createdAt(), clock.instant());
        }
        assertThat(store.find(1_234_567_890L)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void lookingLeavesNoTrace(OwnerFile kind) throws Exception {
        open(kind);
        try (OwnerSql sql = new OwnerSql(file)) {
            List<String> schema = sql.schema();
            List<String> contents = sql.contents();
            List<Path> files = files();
            store.standing();
            store.page(PageQuery.first(all(), Order.NEWEST, 10));
            store.operations(dev.quarterdeck.store.OperationQuery.last(5));
            store.trash();

            assertThat(store.check().ok()).isTrue();
            assertThat(sql.schema()).isEqualTo(schema);
            assertThat(sql.contents()).isEqualTo(contents);
            assertThat(files()).isEqualTo(files);
        }
        assertThat(folder.resolve("queue of others.db.qdeck")).doesNotExist();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void purgedJobsComeBackAsTheyWere(OwnerFile kind) throws Exception {
        open(kind);
        try (OwnerSql sql = new OwnerSql(file)) {
            List<String> schema = sql.schema();
            List<String> contents = sql.contents();

            long purge = begin("purge --all");
            int purged = apply(purge, Change.of(Verb.PURGE), all()).changed();
            store.end(purge, clock.instant(), null);

            assertThat(purged).isEqualTo(kind.total() - kind.count(JobState.LOCKED));
            assertThat(store.counts().total()).isEqualTo(kind.count(JobState.LOCKED));
            assertThat(store.trash()).hasSize(1);
            assertThat(store.trashed(purge, Long.MIN_VALUE, 100)).hasSize(purged);
            assertThat(store.undoable(purge).restorable()).isEqualTo(purged);

            long undo = begin("undo " + purge);
            UndoReceipt receipt = store.undo(undo, purge, store.undoable(purge).ids());

            assertThat(receipt.restored()).isEqualTo(purged);
            assertThat(sql.contents()).isEqualTo(contents);
            assertThat(sql.schema()).isEqualTo(schema);
            assertThat(store.trash()).isEmpty();
            assertThat(store.operation(purge).orElseThrow().undoneBy()).isEqualTo(undo);
            assertThat(store.operation(purge).orElseThrow().changed()).isEqualTo(purged);

            long again = begin("undo " + undo);
            assertThat(store.undo(again, undo, store.undoable(undo).ids()).restored())
                    .isEqualTo(purged);
            assertThat(store.counts().total()).isEqualTo(kind.count(JobState.LOCKED));
        }
    }

    @ParameterizedTest
    @EnumSource
    void requeuedJobsGoToTheOwnersWorkersAndComeBack(OwnerFile kind) throws Exception {
        open(kind);
        if (isRefused(Capability.REQUEUE)) {
            return;
        }
        int ended = kind.count(JobState.DEAD) + kind.count(JobState.DONE);
        int orphans = (int) store.backlog().orphaned();
        try (OwnerSql sql = new OwnerSql(file)) {
            List<String> schema = sql.schema();
            List<String> contents = sql.contents();

            long requeue = begin("requeue --all");
            ChunkReceipt receipt = apply(requeue, Change.of(Verb.REQUEUE), all());

            assertThat(receipt.changed()).isEqualTo(ended + orphans);
            assertThat(receipt.skipped().values().stream().mapToInt(i -> i).sum())
                    .isEqualTo(kind.total() - ended - orphans);
            assertThat(store.counts().of(JobState.PENDING)).isEqualTo(kind.count(JobState.PENDING) + ended + orphans);
            long undo = begin("undo " + requeue);
            UndoReceipt undone =
                    store.undo(undo, requeue, store.undoable(requeue).ids());

            assertThat(undone.restored()).isEqualTo(ended + orphans);
            assertThat(sql.schema()).isEqualTo(schema);
            if (orphans == 0 && !kind.name().startsWith("GOQITE")) {
                assertThat(sql.contents()).isEqualTo(contents);
            }
            assertThat(store.counts().of(JobState.DEAD)).isEqualTo(kind.count(JobState.DEAD));

            apply(begin("requeue --all"), Change.of(Verb.REQUEUE), all());
            int pending = (int) store.counts().of(JobState.PENDING);
            assertThat(kind.work(sql)).isTrue();
            assertThat(store.counts().of(JobState.PENDING)).isEqualTo(pending);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAWorkerTookSinceIsNotUndone(OwnerFile kind) throws Exception {
        open(kind);
        if (isRefused(Capability.REQUEUE)) {
            return;
        }
        long requeue = begin("requeue dead");
        int changed = apply(requeue, Change.of(Verb.REQUEUE), in(JobState.DEAD)).changed();
        try (OwnerSql sql = new OwnerSql(file)) {
            String locked = kind.table.equals("goqite")
                    ? "received = 1, timeout = '2999-01-01T00:00:00.000Z'"
                    : kind.table.equals("tasks")
                            ? "status = 'running'"
                            : kind.name().startsWith("PERSIST") ? "status = 2" : "status = 1";
            sql.update("UPDATE \"" + kind.table + "\" SET " + locked + " WHERE rowid = (SELECT max(rowid) FROM \""
                    + kind.table + "\" WHERE "
                    + (kind.table.equals("goqite")
                            ? "received = 0 AND queue = 'app' AND timeout < '2026-11-22T12:00:01'"
                            : kind.table.equals("tasks") ? "status = 'pending'" : "status < 2")
                    + ")");
        }

        UndoReceipt receipt =
                store.undo(begin("undo"), requeue, store.undoable(requeue).ids());

        if (changed > 0 && !kind.name().equals("LITEQUEUE_06")) {
            assertThat(receipt.restored()).isEqualTo(changed - 1);
            assertThat(receipt.left()).hasSize(1);
            assertThat(receipt.left().get(0).word()).isEqualTo("claimed-since");
        }
    }

    @ParameterizedTest
    @EnumSource
    void marksAsUnprocessableWhatItCanMark(OwnerFile kind) throws Exception {
        open(kind);
        if (isRefused(Capability.UNPROCESSABLE)) {
            return;
        }
        try (OwnerSql sql = new OwnerSql(file)) {
            List<String> contents = sql.contents();
            long mark = begin("unprocessable --all");
            ChunkReceipt receipt = apply(mark, Change.of(Verb.UNPROCESSABLE, "bad address"), all());

            int unmarkable = kind == OwnerFile.PERSIST_QUEUE ? 2 : 0;
            assertThat(receipt.changed()).isEqualTo(kind.total() - kind.count(JobState.DONE) - unmarkable);
            assertThat(store.counts().of(JobState.DEAD)).isEqualTo(receipt.changed());

            long undo = begin("undo " + mark);
            assertThat(store.undo(undo, mark, store.undoable(mark).ids()).restored())
                    .isEqualTo(receipt.changed());
            assertThat(store.counts().of(JobState.LOCKED)).isZero();
            assertThat(store.counts().of(JobState.DEAD)).isEqualTo(kind.count(JobState.DEAD));
            assertThat(sql.contents()).hasSameSizeAs(contents);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatItsOwnerChangedSinceIsLeftAloneAndCounted(OwnerFile kind) throws Exception {
        open(kind);
        Selection pending = in(JobState.PENDING);
        long[] frozen = store.freeze(pending);
        try (OwnerSql sql = new OwnerSql(file)) {
            sql.update(
                    "DELETE FROM \"" + kind.table + "\" WHERE rowid = (SELECT min(rowid) FROM \"" + kind.table + "\")");
        }

        ChunkReceipt receipt = store.apply(begin("purge pending"), Change.of(Verb.PURGE), pending, frozen);

        assertThat(receipt.changed()).isEqualTo(frozen.length - 1);
        assertThat(receipt.skipped()).containsEntry("gone", 1);
    }

    @ParameterizedTest
    @EnumSource
    void saysWhyItCannotDoWhatItCannot(OwnerFile kind) throws Exception {
        open(kind);

        for (Capability each : Capability.values()) {
            if (!store.capabilities().contains(each)) {
                assertThat(store.obstacle(each).orElseThrow())
                        .startsWith("queue of others.db cannot " + each.words() + ": ")
                        .hasLineCount(1);
            }
        }
        assertThat(store.capabilities()).contains(Capability.PURGE, Capability.UNDO, Capability.AUDIT);
    }

    @ParameterizedTest
    @EnumSource
    void aReaderChangesNothing(OwnerFile kind) throws Exception {
        open(kind);
        try (ForeignStore reader = open(Access.READ)) {
            assertThatThrownBy(() -> reader.begin("purge", By.of("ann", "test"), 1))
                    .isInstanceOf(StoreException.Unsupported.class)
                    .hasMessageContaining("read only");
        }
        assertThat(Files.list(folder)).noneMatch(each -> each.toString().endsWith(".qdeck"));
    }
}
