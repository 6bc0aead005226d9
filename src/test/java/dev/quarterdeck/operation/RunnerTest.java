package dev.quarterdeck.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.OperationQuery;
import dev.quarterdeck.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunnerTest {
    private final JobsAtHand jobs = new JobsAtHand();
    private final Runner runner = new Runner(jobs.store, By.of("ann", "cli"));

    private Frozen frozen(Verb verb, Selection selection) {
        return Frozen.of(jobs.store, Operation.of(JobsAtHand.change(verb), selection));
    }

    private Receipt run(Verb verb, Selection selection) {
        return runner.run(frozen(verb, selection), (done, matched) -> {}, () -> false);
    }

    @Test
    void accountsForEveryJob() {
        jobs.dead(21).locked(2);

        var receipt = run(Verb.REQUEUE, jobs.all());

        assertThat(receipt.matched()).isEqualTo(23);
        assertThat(receipt.changed()).isEqualTo(21);
        assertThat(receipt.skipped()).isEqualTo(Map.of("locked", 2L));
        assertThat(receipt.complete()).isTrue();
        assertThat(jobs.store.counts().of(JobState.PENDING)).isEqualTo(21);
    }

    @Test
    void saysItInOneSentence() {
        jobs.dead(21);

        assertThat(run(Verb.REQUEUE, jobs.in(JobState.DEAD)).sentence())
                .isEqualTo("requeued 21 of 21 dead jobs · operation 1");
    }

    @Test
    void saysWhatElseHappenedInTheSameSentence() {
        jobs.locked(2).done(1).pending(3);

        assertThat(run(Verb.CANCEL, jobs.all()).sentence())
                .isEqualTo("cancelled 3 of 6 jobs · asked 2 to stop · skipped 1 done · operation 1");
        assertThat(run(Verb.UNPROCESSABLE, jobs.in(JobState.DEAD)).sentence())
                .isEqualTo("marked 3 of 3 dead jobs unprocessable · operation 2");
    }

    @Test
    void makesNoOperationOfNothing() {
        var receipt = run(Verb.PURGE, jobs.in(JobState.DONE));

        assertThat(receipt.number()).isNull();
        assertThat(receipt.complete()).isTrue();
        assertThat(receipt.sentence()).isEqualTo("purged 0 of 0 done jobs");
    }

    @Test
    void goesInChunksAndTellsHowFarItIs() {
        jobs.dead(1_200);
        List<String> heard = new ArrayList<>();

        runner.run(
                frozen(Verb.PURGE, jobs.in(JobState.DEAD)),
                (done, matched) -> heard.add(done + "/" + matched),
                () -> false);

        assertThat(heard).containsExactly("500/1200", "1000/1200", "1200/1200");
    }

    @Test
    void keepsWhatItDidWhenStoppedAndSaysSo() {
        jobs.dead(1_200);
        var asked = new ArrayList<Boolean>();

        var receipt = runner.run(
                frozen(Verb.PURGE, jobs.in(JobState.DEAD)),
                (done, matched) -> asked.add(true),
                () -> asked.size() == 1);

        assertThat(receipt.sentence())
                .isEqualTo("purged 500 of 1,200 dead jobs · stopped, 700 left as they were · operation 1");
        assertThat(receipt.complete()).isFalse();
        assertThat(jobs.store.counts().of(JobState.DEAD)).isEqualTo(700);
    }

    @Test
    void touchesOnlyWhatTheFrozenSelectionMatches() {
        jobs.dead(1);
        jobs.clock.move(Duration.ofMinutes(2));
        var old = jobs.of("dead", "age=1m..");
        jobs.dead(1);
        jobs.clock.move(Duration.ofMinutes(2));

        assertThat(run(Verb.REQUEUE, old).matched()).isEqualTo(1);
        assertThat(jobs.store.find(2).orElseThrow().state()).isEqualTo(JobState.DEAD);
    }

    @Test
    void leavesAloneWhatHasComeToMatchSinceItWasFrozen() {
        jobs.dead(29);
        var frozen = frozen(Verb.PURGE, jobs.in(JobState.DEAD));
        assertThat(frozen.preview().affected()).isEqualTo(29);
        jobs.dead(6);

        var receipt = runner.run(frozen, (done, matched) -> {}, () -> false);

        assertThat(receipt.sentence()).isEqualTo("purged 29 of 29 dead jobs · operation 1");
        assertThat(jobs.store.counts().of(JobState.DEAD)).isEqualTo(6);
    }

    @Test
    void doesTheRestWhenAnIdIsNotThere() {
        jobs.dead(2);

        var receipt = run(Verb.REQUEUE, jobs.of("1", "2", "77"));

        assertThat(receipt.changed()).isEqualTo(2);
        assertThat(receipt.missing()).containsExactly(77L);
        assertThat(receipt.complete()).isFalse();
    }

    @Test
    void endsWithWhatItDidWhenTheTargetFails() {
        jobs.dead(1_200);
        var full = new StoreException.Full("the disk is full", null);
        var failing = new Runner(Failing.at("apply", 2, full, jobs.store), By.of("ann", "cli"));

        var receipt = failing.run(frozen(Verb.PURGE, jobs.in(JobState.DEAD)), (done, matched) -> {}, () -> false);

        assertThat(receipt.problem()).isEqualTo("the disk is full");
        assertThat(receipt.failed()).isEqualTo(500);
        assertThat(receipt.sentence())
                .isEqualTo("purged 500 of 1,200 dead jobs · 500 failed · stopped, 200 left as they were · operation 1");
        assertThat(jobs.store.counts().of(JobState.DEAD)).isEqualTo(700);
    }

    @Test
    void putsItsEndOnRecordWhateverElseGoesWrong() {
        jobs.dead(1_200);
        for (RuntimeException bug : List.of(new ArithmeticException("long overflow"), new IllegalStateException())) {
            var failing = new Runner(Failing.at("apply", 2, bug, jobs.store), By.of("ann", "cli"));
            var frozen = frozen(Verb.REPRIORITIZE, jobs.in(JobState.DEAD));

            assertThatThrownBy(() -> failing.run(frozen, (done, matched) -> {}, () -> false))
                    .isSameAs(bug);
            var operation = jobs.store.operations(OperationQuery.last(1)).get(0);
            assertThat(operation.endedAt()).isNotNull();
            assertThat(operation.ending()).isEqualTo(bug.getMessage() == null ? bug.toString() : bug.getMessage());
            assertThat(operation.changed()).isEqualTo(500);
        }
    }

    @Test
    void soDoesAnEmptyingOfTheTrash() {
        jobs.dead(600);
        run(Verb.PURGE, jobs.in(JobState.DEAD));
        var bug = new ArithmeticException("long overflow");
        var failing = new Emptying(Failing.at("forget", 2, bug, jobs.store), By.of("ann", "cli"), () -> false);

        assertThatThrownBy(() -> failing.run("trash --empty", jobs.store.trash()))
                .isSameAs(bug);
        var operation = jobs.store.operations(OperationQuery.last(1)).get(0);
        assertThat(operation.endedAt()).isNotNull();
        assertThat(operation.ending()).isEqualTo("long overflow");
    }
}
