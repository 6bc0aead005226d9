package dev.quarterdeck.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Rate;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.By;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreviewTest {
    private final JobsAtHand jobs = new JobsAtHand();

    /** 1 orphan, 2 live claims, 3 pending, 4 done, 5 dead: what each verb would do to all of them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REQUEUE       | 10 | 0 | {locked=2, pending=3}",
                "PURGE         | 12 | 0 | {locked=3}",
                "UNPROCESSABLE | 11 | 0 | {done=4}",
                "CANCEL        |  4 | 2 | {dead=5, done=4}",
                "UNLOCK        |  1 | 0 | {dead=5, done=4, locked=2, pending=3}",
            })
    void countsWhatWouldBeChangedAskedAndSkipped(Verb verb, long changed, long asked, String skipped) {
        jobs.orphaned(1).locked(2).done(4).dead(5).pending(3);

        var preview = jobs.preview(verb, jobs.all());

        assertThat(preview.matched()).isEqualTo(15);
        assertThat(preview.changed()).isEqualTo(changed);
        assertThat(preview.asked()).isEqualTo(asked);
        assertThat(preview.skipped()).hasToString(skipped);
        assertThat(preview.changed()
                        + preview.asked()
                        + preview.skipped().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                .isEqualTo(preview.matched());
    }

    @Test
    void promisesExactlyWhatTheRunThenDoes() {
        jobs.orphaned(1).locked(2).done(4).dead(5).pending(3);
        for (Verb verb : Verb.values()) {
            var preview = jobs.preview(verb, jobs.all());

            var receipt = new Runner(jobs.store, By.of("ann", "cli"))
                    .run(Frozen.of(jobs.store, preview.operation()), (done, matched) -> {}, () -> false);

            assertThat(receipt.changed()).as("%s", verb).isEqualTo(preview.changed());
            assertThat(receipt.asked()).as("%s", verb).isEqualTo(preview.asked());
            assertThat(receipt.skipped()).as("%s", verb).isEqualTo(preview.skipped());
        }
    }

    @Test
    void saysHowOldTheJobsAre() {
        jobs.dead(1);
        jobs.clock.move(Duration.ofHours(3));
        jobs.dead(1);

        var preview = jobs.preview(Verb.REQUEUE, jobs.in(JobState.DEAD));

        assertThat(preview.oldest()).isEqualTo(JobsAtHand.NOON);
        assertThat(preview.newest()).isEqualTo(JobsAtHand.NOON.plus(Duration.ofHours(3)));
    }

    @Test
    void showsTheFiveThatWaitLongest() {
        jobs.dead(7);

        assertThat(jobs.preview(Verb.REQUEUE, jobs.in(JobState.DEAD)).sample())
                .extracting(Job::id)
                .containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void namesTheIdsThatAreNotThere() {
        jobs.dead(2);

        var preview = jobs.preview(Verb.REQUEUE, jobs.of("2", "9", "1", "8", "dead"));

        assertThat(preview.matched()).isEqualTo(2);
        assertThat(preview.missing()).containsExactly(9L, 8L);
    }

    @Test
    void doesNotTakeAnIdForMissingBecauseItDoesNotMatch() {
        jobs.dead(1).pending(1);

        var preview = jobs.preview(Verb.REQUEUE, jobs.of("1", "2", "dead"));

        assertThat(preview.matched()).isEqualTo(1);
        assertThat(preview.missing()).isEmpty();
    }

    @Test
    void countsTheLiveClaimsThatForceWouldEnd() {
        jobs.orphaned(1).locked(2);
        var forced = Operation.of(Change.unlockByForce(), jobs.all());

        assertThat(Preview.of(jobs.store, forced).liveClaims()).isEqualTo(2);
        assertThat(jobs.preview(Verb.UNLOCK, jobs.all()).liveClaims()).isZero();
    }

    @Test
    void refusesAPaceThatWouldTakeLongerThanAnyJobMayWait() {
        Operation slow = Operation.of(Change.requeueAt(Rate.parse("1/366d")), jobs.all());
        jobs.dead(99);
        assertThat(Preview.of(jobs.store, slow).pace()).contains("comes of age over 36234d");

        jobs.dead(1);
        String refusal = "expected the jobs to come of age within 36500d, got: 100 at 1/366d:"
                + " say a faster rate, or select fewer jobs";
        assertThatThrownBy(() -> Preview.of(jobs.store, slow)).hasMessage(refusal);
        assertThatThrownBy(() -> Frozen.of(jobs.store, slow)).hasMessage(refusal);
    }

    @Test
    void isTheReceiptOfADryRun() {
        jobs.dead(21).pending(1);

        var receipt = jobs.preview(Verb.REQUEUE, jobs.all()).asReceipt();

        assertThat(receipt.dryRun()).isTrue();
        assertThat(receipt.number()).isNull();
        assertThat(receipt.skipped()).isEqualTo(Map.of("pending", 1L));
        assertThat(receipt.sentence()).isEqualTo("would requeue 21 of 22 jobs · skipped 1 pending");
    }
}
