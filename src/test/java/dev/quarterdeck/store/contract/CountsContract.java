package dev.quarterdeck.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Filter.TextField;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Transitions.Situation;
import dev.quarterdeck.store.Backlog;
import dev.quarterdeck.store.Counts;
import dev.quarterdeck.store.Standing;
import dev.quarterdeck.store.Tally;
import dev.quarterdeck.store.model.ModelTally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures: counts, backlog and tallies. */
abstract class CountsContract extends StoreContract {

    CountsContract(StoreFactory factory) {
        super(factory);
    }

    @Test
    void groupsByQueueStateAndReason() {
        put(mail().queue("a"));
        put(mail().queue("a").in(Duration.ofDays(1)));
        put(mail().queue("b"));
        Stage.CANCELLED.reach(this);
        Stage.EXHAUSTED.reach(this);
        Stage.DONE.reach(this);

        assertThat(store.counts().rows())
                .containsExactlyInAnyOrder(
                        new Counts.Row("a", JobState.PENDING, null, 2),
                        new Counts.Row("b", JobState.PENDING, null, 1),
                        new Counts.Row("default", JobState.DEAD, Reason.CANCELLED, 1),
                        new Counts.Row("stage", JobState.DEAD, Reason.EXHAUSTED, 1),
                        new Counts.Row("stage", JobState.DONE, null, 1));
    }

    @Test
    void emptyStoreHasNoGroups() {
        assertThat(store.counts().rows()).isEmpty();
        assertThat(store.backlog()).isEqualTo(new Backlog(0, 0, 0, null));
        assertThat(store.tally(every()).groups()).isEmpty();
    }

    @Test
    void backlogTellsReadyScheduledAndOrphaned() {
        put(mail().in(Duration.ofDays(1)));
        put(mail().priority(Priority.LOW).at(NOON.minusSeconds(60)));
        put(mail().priority(Priority.CRITICAL).at(NOON.minusSeconds(30)));
        put(mail().queue("other").at(NOON.minusSeconds(20)));
        assertThat(store.backlog()).isEqualTo(new Backlog(3, 1, 0, NOON.minusSeconds(60)));

        claimed();
        claimed();
        clock.move(LEASE.minusMillis(1));
        assertThat(store.backlog()).isEqualTo(new Backlog(1, 1, 0, NOON.minusSeconds(60)));
        clock.move(Duration.ofMillis(1));
        assertThat(store.backlog()).isEqualTo(new Backlog(1, 1, 2, NOON.minusSeconds(60)));
        clock.move(Duration.ofDays(1));
        assertThat(store.backlog()).isEqualTo(new Backlog(2, 0, 2, NOON.minusSeconds(60)));
    }

    @ParameterizedTest
    @CsvSource({"1002, 3", "3, 1002", "1002, 1001"})
    void backlogOfManyIsAsExact(int ready, int scheduled) {
        List<NewJob> jobs = new ArrayList<>(Collections.nCopies(ready, mail()));
        jobs.addAll(Collections.nCopies(scheduled, mail().in(LEASE)));
        store.enqueueAll(jobs);

        assertThat(store.backlog()).isEqualTo(new Backlog(ready, scheduled, 0, NOON));
    }

    @Test
    void countsAndBacklogOfOneStateAddUp() {
        put(mail().in(Duration.ofDays(1)));
        put(mail().queue("other"));
        Stage.DONE.reach(this);

        Standing standing = store.standing();

        assertThat(standing).isEqualTo(new Standing(store.counts(), store.backlog()));
        assertThat(standing.backlog().ready() + standing.backlog().scheduled())
                .isEqualTo(standing.counts().of(JobState.PENDING));
    }

    @Test
    void tallyGroupsWhatAnEventTreatsAlike() {
        for (Stage stage : Stage.values()) {
            stage.reach(this);
        }
        clock.set(NOON);
        Selection everything = every();

        // At noon every lease holds: what was claimed later is live, or was asked to stop.
        assertThat(plain(store.tally(everything)).groups())
                .extracting(Tally.Group::situation, Tally.Group::count)
                .containsExactlyInAnyOrder(
                        tuple(JobState.PENDING, false, false, 2),
                        tuple(JobState.LOCKED, false, false, 2),
                        tuple(JobState.LOCKED, true, false, 2),
                        tuple(JobState.DONE, false, false, 1),
                        tuple(JobState.DEAD, false, false, 3));
        assertThat(store.tally(everything).matched()).isEqualTo(10);
    }

    @Test
    void tallyTellsOrphansByTheSelectionsMoment() {
        Stage.ORPHAN.reach(this);
        Stage.LOCKED.reach(this);

        assertThat(plain(store.tally(every(JobState.LOCKED))).groups())
                .extracting(Tally.Group::situation, Tally.Group::count)
                .containsExactlyInAnyOrder(
                        tuple(JobState.LOCKED, false, true, 1), tuple(JobState.LOCKED, false, false, 1));
    }

    @Test
    void tallyTellsTheOldestAndTheNewest() {
        Stage.DONE.reach(this);
        Stage.DONE.reach(this);
        Stage.REJECTED.reach(this);

        Tally tally = store.tally(every(JobState.DONE, JobState.DEAD));

        assertThat(tally.oldest()).isEqualTo(NOON);
        assertThat(tally.newest()).isEqualTo(NOON.plusSeconds(60));
        assertThat(store.tally(every(JobState.DONE)).newest()).isEqualTo(NOON.plusSeconds(30));
    }

    @Test
    void tallyCountsWhatTheFilterMatches() {
        put(mail().queue("a"));
        put(mail().queue("b"));
        Selection a = every().and(Filters.is(TextField.QUEUE, "a"));

        assertThat(store.tally(a).matched()).isEqualTo(1);
        assertThat(store.tally(select(1L, 2L, 3L)).matched()).isEqualTo(2);
    }

    private static Tally plain(Tally tally) {
        return ModelTally.plain(tally);
    }

    private static Tuple tuple(JobState state, boolean cancelAsked, boolean orphan, long count) {
        return Tuple.tuple(new Situation(state, 0, 0, cancelAsked, orphan), count);
    }
}
