package dev.quarterdeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.JobState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrashTest {
    private final Shell shell = new Shell();

    /** Three dead jobs are purged, two hours later a done one. */
    private void purge() {
        shell.dead(3).done(1);
        shell.say("purge dead --yes --note T-1");
        shell.clock.move(Duration.ofHours(2));
        shell.say("purge done");
    }

    @Test
    void listsWhatEveryOperationThrewAway() {
        purge();

        assertThat(shell.say("trash").out()).isEqualTo("""
                        operation  jobs  ago  who  for  command     note
                                2     1   0s  ann   1d  purge done
                                1     3   2h  ann  22h  purge dead  T-1
                        what is purged lies there for 1d
                        """);
        assertThat(shell.say("trash --json").out())
                .endsWith("{\"operation\":1,\"jobs\":3,\"at\":\"2026-11-22T12:00:00.000Z\",\"actor\":\"ann\","
                        + "\"surface\":\"cli\",\"undoable_until\":\"2026-11-23T12:00:00.000Z\","
                        + "\"command\":\"purge dead\",\"note\":\"T-1\"}\n")
                .hasLineCount(2);
    }

    @Test
    void listsTheJobsOfAnOperation() {
        purge();

        assertThat(shell.say("trash 1").out())
                .startsWith("id  state  priority")
                .contains("\n 3  dead ")
                .hasLineCount(4);
        assertThat(shell.idsOf("trash 1")).isEqualTo("1 2 3");
    }

    @Test
    void listsAllTheJobsHoweverMany() {
        shell.dead(450);
        shell.say("purge dead --yes");

        assertThat(shell.say("trash 1 --json").out()).hasLineCount(450);
    }

    @Test
    void saysThatItIsEmpty() {
        assertThat(shell.say("trash").out()).isEqualTo("the trash is empty; what is purged lies there for 1d\n");
        assertThat(shell.say("trash --empty").out()).isEqualTo("the trash is empty\n");
        assertThat(shell.store.operation(1)).isEmpty();
    }

    @Test
    void aJobInTheTrashIsSaidToBeThere() {
        purge();

        for (String line : new String[] {"show 2", "history 2", "edit 2 --payload x"}) {
            assertThat(shell.say(line))
                    .isEqualTo(new Shell.Answer(
                            1, "", "qdeck: job 2 is in the trash: operation 1 purged it; undo 1 brings it back\n"));
        }
        shell.say("undo 1 --yes");
        assertThat(shell.say("show 2").exitCode()).isZero();
    }

    @Test
    void keepsWhatIsPurgedFromNowOnForSoLong() {
        purge();

        assertThat(shell.say("trash --keep 48h --note why").out())
                .isEqualTo("what is purged from now on lies in the trash for 2d; until now: 1d\n");
        shell.dead(1);
        assertThat(shell.say("purge dead --json").out()).contains("\"undoable_until\":\"2026-11-24T14:00:00.000Z\"");
        assertThat(shell.say("trash --keep 1m --json").out())
                .isEqualTo("{\"keep_seconds\":60,\"before_seconds\":172800}\n");

        var recorded = shell.store.operation(3).orElseThrow();
        assertThat(recorded.command()).isEqualTo("trash --keep 2d");
        assertThat(recorded.by().note()).isEqualTo("why");
    }

    @Test
    void wantsTheCountBeforeItForgets() {
        purge();
        shell.answering("4");

        assertThat(shell.say("trash --empty").out()).isEqualTo("forgot 4 of 4 jobs in the trash · operation 3\n");
        assertThat(shell.asked)
                .containsExactly(
                        "nothing brings them back", "forget 4 jobs in the trash forever? type the count to go on:");
        assertThat(shell.store.trash()).isEmpty();
        assertThat(shell.store.operation(3).orElseThrow().changed()).isEqualTo(4);
        assertThat(shell.say("undo 1 --yes").exitCode()).isEqualTo(1);
        assertThat(shell.store.counts().of(JobState.DEAD)).isZero();
    }

    @Test
    void forgetsNothingUnlessTheCountIsTyped() {
        purge();

        assertThat(shell.answering("y").say("trash --empty").exitCode()).isEqualTo(4);
        assertThat(shell.store.trash()).hasSize(2);
        assertThat(shell.store.operation(3)).isEmpty();
    }

    @Test
    void forgetsTheJobsOfOneOperationAlone() {
        shell.dead(1_200).done(1);
        shell.say("purge dead --yes");
        shell.say("purge done");

        var answer = shell.say("trash 1 --empty --yes --json");

        assertThat(answer.out())
                .isEqualTo("{\"operation\":3,\"command\":\"trash 1 --empty\",\"matched\":1200,\"changed\":1200}\n");
        assertThat(shell.store.trash()).hasSize(1);
    }

    @Test
    void stopsWhenItIsInterrupted() {
        purge();
        shell.interruptedAtOnce();

        var answer = shell.say("trash --empty --yes");

        assertThat(answer.out()).isEqualTo("forgot 0 of 4 jobs in the trash · stopped · operation 3\n");
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(shell.store.operation(3).orElseThrow().ending()).isEqualTo("stopped by request after 0 of 4");
        assertThat(shell.store.trash()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "trash 9            | 1 | operation 9 has nothing in the trash",
                "trash 9 --empty    | 1 | operation 9 has nothing in the trash",
                "trash --empty      | 4 | this would change 4 jobs forever and nobody can be asked; say --yes to do it, or trash to see it first",
                "trash 2 --empty    | 4 | this would change 1 job forever and nobody can be asked; say --yes to do it, or trash to see it first",
                "trash --keep 59s   | 2 | expected --keep to be from 1m to 36500d, got: 59s",
                "trash 1 --keep 1h  | 2 | --keep is about what is purged from now on; give it alone",
            })
    void saysWhatIsWrongAndForgetsNothing(String line, int exitCode, String sentence) {
        purge();

        assertThat(shell.say(line)).isEqualTo(new Shell.Answer(exitCode, "", "qdeck: " + sentence + "\n"));
        assertThat(shell.store.trash()).hasSize(2);
    }
}
