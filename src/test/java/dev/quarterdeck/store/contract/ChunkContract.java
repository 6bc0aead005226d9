package dev.quarterdeck.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.ChunkReceipt;
import dev.quarterdeck.store.FrozenJobs;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How a frozen selection is changed chunk by chunk, whatever happened to its jobs since. */
abstract class ChunkContract extends StoreContract {

    ChunkContract(StoreFactory factory) {
        super(factory);
    }

    @Test
    void freezeGivesWhatMatchesAscending() {
        for (Stage stage : List.of(Stage.DONE, Stage.EXHAUSTED, Stage.DONE, Stage.CANCELLED, Stage.LOCKED)) {
            stage.reach(this);
        }

        assertThat(store.freeze(every(JobState.DONE, JobState.DEAD))).containsExactly(1, 2, 3, 4);
        assertThat(store.freeze(every())).containsExactly(1, 2, 3, 4, 5);
        assertThat(store.freeze(select(5L, 1L, 99L, 3L))).containsExactly(1, 3, 5);
        assertThat(store.freeze(every(JobState.PENDING))).isEmpty();

        FrozenJobs counted = store.freezeCounted(every());
        assertThat(counted.ids(0, 9)).containsExactly(1, 2, 3, 4, 5);
        assertThat(counted.ids(3, 1)).containsExactly(4);
        assertThat(counted.tally().matched()).isEqualTo(counted.count());
    }

    @Test
    void jobThatChangedSinceItWasFrozenIsSkipped() {
        List<Long> ids = LongStream.range(0, 3).map(i -> put(mail())).boxed().toList();
        Selection pending = every(JobState.PENDING);
        long[] frozen = store.freeze(pending);
        claimed();
        change(Change.of(Verb.PURGE), ids.get(1));

        ChunkReceipt receipt =
                store.apply(store.begin("purge", By.of("t", "cli"), 3), Change.of(Verb.PURGE), pending, frozen);

        assertThat(receipt).isEqualTo(new ChunkReceipt(1, 0, Map.of("changed-since", 1, "gone", 1)));
        assertThat(store.find(ids.get(0))).isPresent();
        assertThat(store.find(ids.get(2))).isEmpty();
    }

    @Test
    void jobThatDiedAnewSinceIsTooYoungForTheFrozenAge() {
        long id = Stage.EXHAUSTED.reach(this);
        clock.move(Duration.ofHours(2));
        Selection old = every(JobState.DEAD).and(Filters.age(Duration.ofHours(1), null));
        long[] frozen = store.freeze(old);
        assertThat(frozen).containsExactly(id);
        change(Change.of(Verb.REQUEUE), id);
        fail(claimed(), "again");

        ChunkReceipt receipt =
                store.apply(store.begin("purge", By.of("t", "cli"), 1), Change.of(Verb.PURGE), old, frozen);

        assertThat(receipt).isEqualTo(new ChunkReceipt(0, 0, Map.of("changed-since", 1)));
    }

    @Test
    void everythingInAChunkIsInExactlyOneOfTheThree() {
        long[] ids = LongStream.concat(
                        List.of(Stage.values()).stream().mapToLong(stage -> stage.reach(this)), LongStream.of(999))
                .toArray();
        List<Long> all = LongStream.of(ids).boxed().toList();

        ChunkReceipt receipt = apply(Change.of(Verb.CANCEL), select(all.toArray(Long[]::new)), all);

        int skipped =
                receipt.skipped().values().stream().mapToInt(Integer::intValue).sum();
        assertThat(receipt.changed() + receipt.asked() + skipped).isEqualTo(ids.length);
        assertThat(receipt.skipped()).containsEntry("gone", 1);
    }

    @Test
    void chunkOf500IsDoneAtOnce() {
        store.enqueueAll(Collections.nCopies(500, mail()));

        assertThat(change(Change.of(Verb.UNPROCESSABLE, "all"), every(JobState.PENDING)))
                .isEqualTo(new ChunkReceipt(500, 0, Map.of()));
        assertThat(change(Change.of(Verb.REQUEUE), every(JobState.DEAD))).isEqualTo(new ChunkReceipt(500, 0, Map.of()));
        assertThat(claimedIds(500)).hasSize(500).isSorted();
        assertThat(change(Change.of(Verb.CANCEL), every(JobState.LOCKED)))
                .isEqualTo(new ChunkReceipt(0, 500, Map.of()));
    }

    @Test
    void operationsAreNumberedUpwards() {
        assertThat(store.begin("requeue dead", By.of("ops@ship", "console"), 1))
                .isLessThan(store.begin("purge done", By.of("ops@ship", "cli"), 1));
    }
}
