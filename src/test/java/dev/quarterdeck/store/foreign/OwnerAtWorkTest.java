package dev.quarterdeck.store.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.process.Java;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An operator's changes while another process works the same file as its owner does. */
class OwnerAtWorkTest {
    private static final By ANN = By.of("ann", "test");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(
            names = {
                "LITEQUEUE_010",
                "LITEQUEUE_06",
                "SQLITE_WORKER",
                "GOQITE",
                "LITEQUE_4",
                "PLAINJOB",
                "PERSIST_QUEUE",
                "HUEY"
            })
    void neitherBreaksTheOther(OwnerFile kind) throws Exception {
        Path file = folder.resolve("busy.db");
        kind.make(file);
        Process owner = Java.start(List.of(), OwnerProcess.class, List.of(kind.name(), file.toString()));
        try (var said = new BufferedReader(new InputStreamReader(owner.getInputStream()));
                var store = (ForeignStore)
                        ForeignStore.open(file, OpenOptions.of(Access.CHANGE)).orElseThrow();
                OwnerSql sql = new OwnerSql(file)) {
            assertThat(said.readLine()).isEqualTo("at work");
            List<String> schema = sql.schema();
            for (int round = 0; round < 5; round++) {
                purgeAndUndo(store);
                if (store.capabilities().contains(Capability.REQUEUE)) {
                    change(store, "requeue done,dead", Change.of(Verb.REQUEUE), JobState.DONE, JobState.DEAD);
                }
                if (store.capabilities().contains(Capability.UNPROCESSABLE)) {
                    change(store, "unprocessable pending", Change.of(Verb.UNPROCESSABLE), JobState.PENDING);
                }
            }
            owner.getOutputStream().write('\n');
            owner.getOutputStream().close();

            assertThat(Long.parseLong(said.readLine())).isPositive();
            assertThat(owner.waitFor()).isZero();
            assertThat(sql.schema()).isEqualTo(schema);
            assertThat(store.check().faults()).isEmpty();
        } finally {
            owner.destroyForcibly();
        }
    }

    private void purgeAndUndo(ForeignStore store) {
        long purge = change(store, "purge pending", Change.of(Verb.PURGE), JobState.PENDING);
        long[] ids = store.undoable(purge).ids();
        long undo = store.begin("undo " + purge, ANN, ids.length);
        int restored = store.undo(undo, purge, ids).restored();
        store.end(undo, store.clock().instant(), null);

        assertThat(restored).isEqualTo(ids.length);
        assertThat(store.operation(purge).orElseThrow().changed()).isEqualTo(ids.length);
    }

    private long change(ForeignStore store, String command, Change change, JobState... states) {
        Selection selection = new Selection(
                Set.of(states), List.of(), Filter.ANY, false, store.clock().instant());
        long[] ids = Arrays.stream(store.freeze(selection)).limit(200).toArray();
        long operation = store.begin(command, ANN, ids.length);
        var receipt = store.apply(operation, change, selection, ids);
        store.end(operation, store.clock().instant(), null);

        int skipped =
                receipt.skipped().values().stream().mapToInt(Integer::intValue).sum();
        assertThat(receipt.changed() + skipped).isEqualTo(ids.length);
        assertThat(store.operation(operation).orElseThrow().changed()).isEqualTo(receipt.changed());
        return operation;
    }
}
