package dev.quarterdeck.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @EnumSource(JobState.class)
    void isReadyWhenPendingAndItsTimeHasCome(JobState state) {
        assertThat(job(state, NOW, null).readyAt(NOW)).isEqualTo(state == JobState.PENDING);
        assertThat(job(state, NOW, null).readyAt(NOW.minusMillis(1))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(JobState.class)
    void isAnOrphanWhenItsLeaseHasRunOut(JobState state) {
        assertThat(job(state, NOW, NOW).orphanedAt(NOW)).isEqualTo(state == JobState.LOCKED);
        assertThat(job(state, NOW, NOW).orphanedAt(NOW.minusMillis(1))).isFalse();
        assertThat(job(state, NOW, null).orphanedAt(NOW)).isFalse();
    }

    @Test
    void isNeverYoungerThanNothing() {
        Job job = job(JobState.DONE, NOW, null);

        assertThat(job.ageAt(NOW.plusSeconds(5))).isEqualTo(Duration.ofSeconds(5));
        assertThat(job.ageAt(NOW.minusSeconds(5))).isEqualTo(Duration.ZERO);
    }

    @Test
    void wordsReadBackWhateverTheirCase() {
        for (JobState state : JobState.values()) {
            assertThat(JobState.ofWord(state.word())).contains(state);
            assertThat(JobState.ofWord(state.name())).contains(state);
        }
        for (Reason reason : Reason.values()) {
            assertThat(Reason.ofWord(reason.word())).contains(reason);
            assertThat(Reason.ofWord(reason.name())).contains(reason);
        }
        for (Priority priority : Priority.values()) {
            assertThat(Priority.ofWord(priority.word())).contains(priority);
            assertThat(Priority.ofWord(priority.name())).contains(priority);
            assertThat(Priority.ofLevel(priority.level())).isEqualTo(priority);
        }
        assertThat(JobState.ofWord("ready")).isEmpty();
        assertThat(Reason.ofWord("")).isEmpty();
        assertThat(Priority.ofWord("1")).isEmpty();
    }

    @Test
    void priorityHasFourLevels() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Priority.ofLevel(5))
                .withMessage("expected a priority level from 1 to 4, got: 5");
    }

    @Test
    void verbsTakeOnlyWhatIsTheirs() {
        assertThat(Change.unlockByForce().event()).isEqualTo(JobEvent.UNLOCK_LIVE);
        for (Verb verb : Verb.values()) {
            if (!verb.edits()) {
                assertThat(Change.of(verb).event()).isEqualTo(JobEvent.valueOf(verb.name()));
            }
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Change(Verb.PURGE, null, true, false, null, Edit.NONE))
                .withMessage("expected force with unlock only, got: purge");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Change(Verb.CANCEL, null, false, true, null, Edit.NONE))
                .withMessage("expected forever with purge only, got: cancel");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Change(Verb.PURGE, null, false, false, Rate.parse("1/s"), Edit.NONE))
                .withMessage("expected a rate with requeue only, got: purge");
        assertThatIllegalArgumentException().isThrownBy(() -> Change.of(Verb.EDIT));
        assertThatIllegalArgumentException().isThrownBy(() -> Change.edit(Verb.PURGE, Edit.payload("x")));
    }

    @Test
    void anEditWritesNothingThatNoNewJobMayHave() {
        for (Instant moment : List.of(Instant.EPOCH.minusMillis(1), NewJob.LATEST.plusMillis(1), Instant.MAX)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Edit.runAt(moment))
                    .withMessage(
                            "expected a run time from 1970-01-01T00:00:00Z to " + NewJob.LATEST + ", got: " + moment);
        }
        String longest = "x".repeat(NewJob.MAX_PAYLOAD_BYTES);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Edit.payload(longest + "x"))
                .withMessage("expected a payload of at most 1048576 bytes of UTF-8, got: 1048577");
        assertThatIllegalArgumentException().isThrownBy(() -> Edit.payload("\ud800"));
        assertThat(Edit.payload(longest).payload()).isEqualTo(longest);
    }

    private static Job job(JobState state, Instant moment, Instant leaseUntil) {
        return new Job(
                1,
                null,
                "default",
                "t",
                null,
                state,
                null,
                Priority.NORMAL,
                0,
                3,
                null,
                moment,
                moment,
                moment,
                null,
                1,
                null,
                leaseUntil,
                false,
                null,
                null);
    }
}
