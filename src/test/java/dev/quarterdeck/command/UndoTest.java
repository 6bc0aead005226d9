package dev.quarterdeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.JobState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UndoTest {
    private final Shell shell = new Shell();

    @Test
    void bringsBackWhatTheLastOperationChanged() {
        shell.dead(3);
        shell.say("purge dead --yes");

        var undone = shell.say("undo --yes");

        assertThat(undone.out()).isEqualTo("brought 3 of 3 jobs back · operation 2\n");
        assertThat(shell.store.counts().of(JobState.DEAD)).isEqualTo(3);
    }

    @Test
    void listsTheJobsThatItLeavesAlone() {
        shell.dead(3);
        shell.say("requeue dead --yes");
        shell.say("cancel 2");

        var undone = shell.say("undo 1 --yes");

        assertThat(undone.out())
                .isEqualTo("brought 2 of 3 jobs back · skipped 1 changed-since · operation 3\njob 2: changed since\n");
        assertThat(undone.exitCode()).isZero();
    }

    @Test
    void whatItHadToLeaveComesBackOnceNothingIsInTheWay() {
        shell.say("put mail x --key taken");
        shell.say("put mail y --key free");
        shell.say("purge 1 2 --yes");
        shell.say("put mail z --key taken");
        assertThat(shell.say("undo --yes").out())
                .startsWith("brought 1 of 2 jobs back · skipped 1 key-taken · operation 2");
        shell.say("purge 3");

        assertThat(shell.say("undo 1 --yes").out()).startsWith("brought 1 of 1 job back");
        assertThat(shell.say("list --json").out()).hasLineCount(2);
    }

    @Test
    void whatBroughtNothingBackStandsInNobodysWay() {
        shell.dead(2);
        shell.say("requeue dead --yes");
        shell.say("cancel pending --yes");
        assertThat(shell.say("undo 1 --yes").out()).startsWith("brought 0 of 2 jobs back");

        assertThat(shell.say("undo 2 --yes").out()).startsWith("brought 2 of 2 jobs back");
        assertThat(shell.say("undo 1 --yes").out()).startsWith("brought 2 of 2 jobs back");
        assertThat(shell.store.counts().of(JobState.DEAD)).isEqualTo(2);
    }

    @Test
    void goesPastAnOperationOfWhichNothingCanComeBackButAsks() {
        shell.dead(1).done(1);
        shell.say("purge done");
        shell.say("requeue dead");
        shell.say("take");
        shell.answering("n");

        assertThat(shell.say("undo").exitCode())
                .as("another operation may be meant")
                .isEqualTo(4);
        assertThat(shell.say("undo --yes").out()).isEqualTo("brought 1 of 1 job back · operation 3\n");
        assertThat(shell.store.counts().of(JobState.DONE)).isEqualTo(1);
        assertThat(shell.say("undo --yes").out()).startsWith("brought 0 of 1 job");
    }

    @Test
    void saysHowManyItLeftAloneBesidesThoseItLists() {
        shell.dead(30);
        shell.say("requeue dead --yes");
        shell.say("cancel 1..25 --yes");

        assertThat(shell.say("undo 1 --yes").out()).endsWith("and 5 more\n");
    }

    @Test
    void goesFurtherBackWithEveryUndo() {
        shell.dead(1).done(1);
        shell.say("purge dead");
        shell.say("purge done");

        assertThat(shell.say("undo").out()).contains("operation 3");
        assertThat(shell.say("undo").out()).contains("operation 4");
        assertThat(shell.say("undo").err()).contains("nothing can be undone");
        assertThat(shell.say("undo 4").exitCode()).isZero();
        assertThat(shell.store.counts().of(JobState.DEAD)).isZero();
        assertThat(shell.say("undo").out()).contains("operation 6");
        assertThat(shell.store.counts().of(JobState.DEAD)).isEqualTo(1);
    }

    @Test
    void asksAsAnyChangeOfManyDoes() {
        shell.dead(2);
        shell.say("requeue dead --yes");

        assertThat(shell.say("undo").exitCode()).isEqualTo(4);

        shell.answering("y");
        assertThat(shell.say("undo").exitCode()).isZero();
        assertThat(shell.asked).containsExactly("undo operation 1: bring 2 jobs back? (y/N)");
    }

    @Test
    void saysWhatItWouldDo() {
        shell.dead(2);
        shell.say("requeue dead --yes");

        var dry = shell.say("undo --dry-run");

        assertThat(dry.out()).isEqualTo("undoes requeue dead\nundo 1\nwould bring 2 of 2 jobs back\n");
        assertThat(shell.store.counts().of(JobState.DEAD)).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "undo 99 | operation 99 is not there; audit lists them",
                "undo 2  | operation 2 cannot be undone: it kept nothing to bring back (purge done --forever)",
                "undo 3  | operation 3 cannot be undone: it changed no job (requeue pending)",
                "undo 1  | operation 1 is undone already, by operation 4; undo 4 takes that back",
            })
    void saysWhyThereIsNothingToUndo(String command, String why) {
        shell.dead(1).pending(1).done(1);
        shell.say("requeue dead");
        shell.say("purge done --forever --yes");
        shell.say("requeue pending --yes");
        shell.say("undo 1");

        var refused = shell.say(command);

        assertThat(refused.err()).isEqualTo("qdeck: " + why + "\n");
        assertThat(refused.exitCode()).isEqualTo(1);
    }

    @Test
    void saysThatItIsTooLate() {
        shell.dead(1);
        shell.say("requeue dead");
        shell.clock.move(Duration.ofHours(24));

        assertThat(shell.say("undo 1").err())
                .isEqualTo("qdeck: operation 1 can be undone no longer: what it kept was kept until"
                        + " 2026-11-23T12:00:00Z\n");
    }
}
