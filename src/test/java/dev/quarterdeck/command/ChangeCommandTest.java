package dev.quarterdeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.JobState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeCommandTest {
    private final Shell shell = new Shell();

    @Test
    void answersWithTheFixedFieldsInTheirOrder() {
        shell.dead(2).pending(1);

        var answer = shell.say("requeue --all --yes --json");

        assertThat(answer.out())
                .isEqualTo("{\"operation\":1,\"command\":\"requeue --all\",\"matched\":3,\"changed\":2,"
                        + "\"skipped\":{\"pending\":1},\"asked\":0,\"failed\":0,\"dry_run\":false,"
                        + "\"undoable_until\":\"2026-11-23T12:00:00.000Z\"}\n");
        assertThat(answer.err()).isEmpty();
        assertThat(answer.exitCode()).isZero();
    }

    @Test
    void answersInOneSentenceOtherwise() {
        shell.dead(2);

        assertThat(shell.say("requeue dead --yes").out()).isEqualTo("requeued 2 of 2 dead jobs · operation 1\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "requeue       | say what to requeue, or --all",
                "purge         | say what to purge, or --all",
                "unprocessable | say what to mark, or --all",
                "cancel --yes  | say what to cancel, or --all",
                "unlock --dry-run | say what to unlock, or --all",
            })
    void refusesToTakeNothingForEverything(String line, String sentence) {
        shell.dead(2);

        var answer = shell.say(line);

        assertThat(answer.err()).isEqualTo("qdeck: " + sentence + "\n");
        assertThat(answer.out()).isEmpty();
        assertThat(answer.exitCode()).isEqualTo(2);
    }

    @Test
    void refusesAScriptThatChangesManyWithoutYes() {
        shell.dead(1_200);

        var answer = shell.say("purge dead");

        assertThat(answer.err())
                .isEqualTo("qdeck: this would change 1,200 jobs and nobody can be asked;"
                        + " say --yes to do it, or --dry-run to see it first\n");
        assertThat(answer.exitCode()).isEqualTo(4);
        assertThat(shell.store.counts().of(JobState.DEAD)).isEqualTo(1_200);
    }

    @Test
    void letsAScriptChangeOneJobWithoutYes() {
        shell.dead(1);

        assertThat(shell.say("requeue 1").exitCode()).isZero();
    }

    @Test
    void asksThePerson() {
        shell.answering("y").dead(29);

        assertThat(shell.say("requeue dead").out()).isEqualTo("requeued 29 of 29 dead jobs · operation 1\n");
        assertThat(shell.asked).containsExactly("requeue 29 dead jobs? (y/N)");
    }

    @Test
    void runsOnWhatThePersonConfirmedAndNothingElse() {
        shell.answering("y").dead(29).meanwhile(() -> shell.dead(6));

        assertThat(shell.say("purge dead").out()).isEqualTo("purged 29 of 29 dead jobs · operation 1\n");
        assertThat(shell.asked)
                .containsExactly("to the trash for 1d; undo brings them back", "purge 29 dead jobs? (y/N)");
        assertThat(shell.store.counts().of(JobState.DEAD)).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "n", "maybe"})
    void changesNothingUnlessThePersonSaysYes(String answer) {
        shell.answering(answer).done(2);

        var refused = shell.say("requeue done");

        assertThat(shell.asked)
                .containsExactly("2 jobs are done: their side effects run again", "requeue 2 done jobs? (y/N)");
        assertThat(refused.err()).isEqualTo("qdeck: not confirmed, nothing was changed\n");
        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(shell.store.counts().of(JobState.DONE)).isEqualTo(2);
    }

    @Test
    void doesNotAskAfterYes() {
        shell.answering("n").dead(2);

        assertThat(shell.say("requeue dead --yes").exitCode()).isZero();
        assertThat(shell.asked).isEmpty();
    }

    @Test
    void wantsTheCountBeforePurgingForever() {
        shell.answering("12").done(12);

        assertThat(shell.say("purge done --forever").exitCode()).isZero();
        assertThat(shell.asked)
                .containsExactly("nothing brings them back", "purge 12 done jobs forever? type the count to go on:");
        assertThat(shell.store.trash()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12})
    void refusesToPurgeForeverWhereNobodyCanBeAsked(int jobs) {
        shell.done(jobs);

        var refused = shell.say("purge done --forever");

        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).contains("forever", "--yes");
        assertThat(shell.store.counts().of(JobState.DONE)).isEqualTo(jobs);
    }

    @Test
    void showsAndChangesNothingInADryRun() {
        shell.dead(7);
        shell.clock.move(Duration.ofHours(2));

        var answer = shell.say("purge dead --older-than 1h --dry-run");

        assertThat(answer.out()).isEqualTo("""
                        id  state  priority  queue    type  name  tries  age  detail
                         1  dead   normal    default  mail          1/4   2h  unprocessable: not a JPEG
                         2  dead   normal    default  mail          1/4   2h  unprocessable: not a JPEG
                         3  dead   normal    default  mail          1/4   2h  unprocessable: not a JPEG
                         4  dead   normal    default  mail          1/4   2h  unprocessable: not a JPEG
                         5  dead   normal    default  mail          1/4   2h  unprocessable: not a JPEG
                        and 2 more
                        oldest 2h ago, newest 2h ago
                        purge dead age=1h..
                        would purge 7 of 7 dead jobs
                        """);
        assertThat(answer.exitCode()).isZero();
        assertThat(shell.store.counts().of(JobState.DEAD)).isEqualTo(7);
    }

    @Test
    void saysInJsonThatItWasADryRun() {
        shell.dead(2).locked(1);

        assertThat(shell.say("purge --all --dry-run --json").out())
                .isEqualTo("{\"operation\":null,\"command\":\"purge --all\",\"matched\":3,\"changed\":2,"
                        + "\"skipped\":{\"locked\":1},\"asked\":0,\"failed\":0,\"dry_run\":true,"
                        + "\"undoable_until\":null}\n");
    }

    @Test
    void namesTheIdsThatAreNotThereAndDoesTheOthers() {
        shell.dead(2);

        var answer = shell.say("requeue 1 7 2 8 --yes");

        assertThat(answer.out()).isEqualTo("requeued 2 of 2 jobs · operation 1\n");
        assertThat(answer.err()).isEqualTo("qdeck: jobs 7, 8 are not there\n");
        assertThat(answer.exitCode()).isEqualTo(1);
    }

    @Test
    void failsWhenTheOnlyIdIsNotThere() {
        var answer = shell.say("purge 7");

        assertThat(answer.out()).isEqualTo("purged 0 of 0 jobs\n");
        assertThat(answer.err()).isEqualTo("qdeck: job 7 is not there\n");
        assertThat(answer.exitCode()).isEqualTo(1);
    }

    @Test
    void isDoneWhenNothingMatches() {
        var answer = shell.say("purge done --json");

        assertThat(answer.out()).startsWith("{\"operation\":null,\"command\":\"purge done\",\"matched\":0,");
        assertThat(answer.exitCode()).isZero();
    }

    @Test
    void keepsTheReasonWithTheJobs() {
        shell.pending(1);

        assertThat(shell.say("unprocessable 1 --reason 'bad input'").out())
                .isEqualTo("marked 1 of 1 job unprocessable · operation 1\n");
        assertThat(shell.store.find(1).orElseThrow().error()).isEqualTo("bad input");
    }

    @Test
    void readsALineBreakInTheReason() {
        shell.pending(1);

        shell.say("cancel 1 --reason 'first%0Asecond, 50%'");

        assertThat(shell.store.find(1).orElseThrow().error()).isEqualTo("first\nsecond, 50%");
    }

    @Test
    void asksRunningJobsToStop() {
        shell.locked(2);

        assertThat(shell.say("cancel locked --yes --json").out()).contains("\"changed\":0,\"skipped\":{},\"asked\":2,");
    }

    @Test
    void freesOrphansAloneUnlessForced() {
        shell.locked(1);
        shell.clock.move(Duration.ofMinutes(1));
        shell.locked(1);

        assertThat(shell.say("unlock --all").out())
                .isEqualTo("unlocked 1 of 2 jobs · skipped 1 locked · operation 1\n");
        assertThat(shell.say("unlock --all --force").out())
                .isEqualTo("unlocked 1 of 2 jobs · skipped 1 pending · operation 2\n");
    }

    @Test
    void wantsAllWithForce() {
        var answer = shell.say("unlock 1 --force");

        assertThat(answer.err())
                .isEqualTo("qdeck: --force ends live leases and needs --all; say unlock --all --force\n");
        assertThat(answer.exitCode()).isEqualTo(2);
    }

    @Test
    void stopsAtAChunkWhenInterrupted() {
        shell.dead(1_200).interruptedAtOnce();

        var answer = shell.say("purge dead --yes");

        assertThat(answer.out())
                .isEqualTo("purged 0 of 1,200 dead jobs · stopped, 1,200 left as they were · operation 1\n");
        assertThat(answer.exitCode()).isEqualTo(1);
    }
}
