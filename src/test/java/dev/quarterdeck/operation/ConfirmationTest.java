package dev.quarterdeck.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.operation.Confirmation.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConfirmationTest {
    private final JobsAtHand jobs = new JobsAtHand();

    private Confirmation of(Verb verb, JobState state) {
        return Confirmation.of(jobs.preview(verb, jobs.in(state)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REQUEUE       | dead    | requeue 29 dead jobs? (y/N)",
                "REQUEUE       | done    | requeue 29 done jobs? (y/N)",
                "PURGE         | done    | purge 29 done jobs? (y/N)",
                "UNPROCESSABLE | dead    | mark 29 dead jobs unprocessable? (y/N)",
                "CANCEL        | pending | cancel 29 pending jobs? (y/N)",
            })
    void asksForManyJobs(Verb verb, String state, String question) {
        jobs.dead(29).done(29).pending(29);

        var confirmation = of(verb, JobState.ofWord(state).orElseThrow());

        assertThat(confirmation.kind()).isEqualTo(Kind.YES_NO);
        assertThat(confirmation.question()).isEqualTo(question);
        assertThat(confirmation.count()).isEqualTo(29);
    }

    @Test
    void asksNothingForOneJobThatCanComeBack() {
        jobs.dead(1);

        assertThat(of(Verb.REQUEUE, JobState.DEAD).kind()).isEqualTo(Kind.NONE);
        assertThat(of(Verb.UNPROCESSABLE, JobState.DEAD).kind()).isEqualTo(Kind.NONE);
    }

    @Test
    void wantsTheCountTypedBeforeEvenOneJobIsGoneForever() {
        jobs.dead(1);

        assertThat(of(Verb.PURGE, JobState.DEAD).kind()).isEqualTo(Kind.NONE);
        var forever = Operation.of(Change.purgeForever(), jobs.in(JobState.DEAD));
        assertThat(Confirmation.of(Preview.of(jobs.store, forever)).question())
                .isEqualTo("purge 1 dead job forever? type the count to go on:");
    }

    @Test
    void asksBeforeEvenOneDoneJobRunsAgainAndSaysWhy() {
        jobs.done(1);

        var confirmation = of(Verb.REQUEUE, JobState.DONE);

        assertThat(confirmation.question()).isEqualTo("requeue 1 done job? (y/N)");
        assertThat(confirmation.warnings()).containsExactly("1 job is done: its side effects run again");
    }

    @Test
    void countsOnlyWhatWouldBeChangedAndSaysWhatIsSkipped() {
        jobs.done(3).dead(4).pending(1_500);

        var confirmation = Confirmation.of(jobs.preview(Verb.REQUEUE, jobs.all()));

        assertThat(confirmation.question()).isEqualTo("requeue 7 jobs? (y/N)");
        assertThat(confirmation.warnings())
                .containsExactly("3 jobs are done: their side effects run again", "skipped 1,500 pending");
    }

    @Test
    void warnsThatForceMayRunJobsTwice() {
        jobs.locked(1);
        var forced = Operation.of(Change.unlockByForce(), jobs.all());

        var confirmation = Confirmation.of(Preview.of(jobs.store, forced));

        assertThat(confirmation.question()).isEqualTo("unlock 1 locked job? (y/N)");
        assertThat(confirmation.warnings()).containsExactly("1 job may be running: it may run twice");
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void asksNothingWhenThereIsNothingToDo(Verb verb) {
        assertThat(Confirmation.of(jobs.preview(verb, jobs.all())).kind()).isEqualTo(Kind.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"y,true", "Y,true", " yes ,true", "n,false", "'',false", "yo,false", ",false"},
            ignoreLeadingAndTrailingWhitespace = false)
    void takesOnlyAClearYes(@Nullable String answer, boolean accepted) {
        jobs.dead(2);

        assertThat(of(Verb.REQUEUE, JobState.DEAD).accepts(answer)).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"1200,true", "'1,200',true", "12,false", "y,false", "'',false"})
    void wantsTheCountTypedForWhatIsForever(String answer, boolean accepted) {
        jobs.done(1_200);
        var forever = Operation.of(Change.purgeForever(), jobs.in(JobState.DONE));

        var confirmation = Confirmation.of(Preview.of(jobs.store, forever));

        assertThat(confirmation.kind()).isEqualTo(Kind.TYPE_COUNT);
        assertThat(confirmation.question()).isEqualTo("purge 1,200 done jobs forever? type the count to go on:");
        assertThat(confirmation.accepts(answer)).isEqualTo(accepted);
    }
}
