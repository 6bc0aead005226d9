package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.job.Selection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the key over the question to the receipt. */
class ChangesTest {

    private static long count(Harbour harbour, JobState state) {
        return harbour.store.tally(Selection.ofState(state, Harbour.NOON)).matched();
    }

    @Test
    void oneDeadJobIsRequeuedWithoutAQuestion() {
        Harbour harbour = Harbour.dead(29);
        Desk desk = harbour.desk(80, 24).press("4r");
        assertThat(desk.status()).isEqualTo("requeued 1 of 1 dead job · operation 1 · u undoes it");
        assertThat(count(harbour, JobState.DEAD)).isEqualTo(28);
        assertThat(harbour.store.find(29).orElseThrow().state()).isEqualTo(JobState.PENDING);
    }

    @Test
    void aMarkedJobThatTheCursorIsNotOnIsAskedFor() {
        Harbour harbour = Harbour.dead(29);
        Desk desk = harbour.desk(80, 24).press("4 Gr");

        assertThat(desk.screen().text())
                .contains("requeue 1 dead job? (y/N)", "job 29 is marked; it is not the one under the cursor");
        assertThat(count(harbour, JobState.DEAD)).isEqualTo(29);
        assertThat(desk.press("y").status()).startsWith("requeued 1 of 1");
        assertThat(harbour.store.find(29).orElseThrow().state()).isEqualTo(JobState.PENDING);
    }

    @Test
    void aMarkedJobUnderTheCursorIsTakenWithoutAQuestion() {
        Harbour harbour = Harbour.dead(29);

        assertThat(harbour.desk(80, 24).press("4 gr").status()).startsWith("requeued 1 of 1");
        assertThat(harbour.store.find(29).orElseThrow().state()).isEqualTo(JobState.PENDING);
    }

    @Test
    void theNeighbourOfAJobThatHasJustGoneIsAskedFor() {
        Harbour harbour = Harbour.dead(29);
        Desk first = harbour.desk(80, 24).press("4");
        Desk second = harbour.desk(80, 24).press("4");
        assertThat(second.cursor()).isEqualTo("29");
        first.press("r");
        second.seconds(0.3).press("r");

        assertThat(second.screen().text())
                .contains("requeue 1 dead job? (y/N)", "the job that was under the cursor has just left this pane");
        assertThat(count(harbour, JobState.DEAD)).isEqualTo(28);
        assertThat(second.press("n").seconds(1).press("r").status())
                .as("seen by now")
                .startsWith("requeued 1 of 1");
    }

    @Test
    void oneAfterTheOtherIsRequeuedByOneKeyEach() {
        Harbour harbour = Harbour.dead(29);

        harbour.desk(80, 24).press("4r").seconds(0.3).press("r").seconds(0.3).press("r");

        assertThat(count(harbour, JobState.DEAD)).isEqualTo(26);
    }

    @Test
    void manyAreAskedForWithTheExactCount() {
        Harbour harbour = Harbour.dead(29);
        Desk desk = harbour.desk(80, 24).press("4*r");
        assertThat(desk.screen().text()).contains("requeue 29 dead jobs? (y/N)");
        assertThat(count(harbour, JobState.DEAD)).isEqualTo(29);
        assertThat(desk.press("y").status()).isEqualTo("requeued 29 of 29 dead jobs · operation 1 · u undoes it");
        assertThat(count(harbour, JobState.DEAD)).isZero();
        assertThat(desk.seconds(0.3).screen().text())
                .contains("1 PENDING 29", "4 DEAD 0")
                .doesNotContain("marked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<enter>", "n", "N", "<esc>", "q", "e", "j", "<tab>"})
    void everythingButYesIsNo(String answer) {
        Harbour harbour = Harbour.dead(29);
        Desk desk = harbour.desk(80, 24).press("4*r" + answer);
        assertThat(desk.model().layers()).isEmpty();
        assertThat(count(harbour, JobState.DEAD)).isEqualTo(29);
        assertThat(desk.screen().text()).as("the marks are kept").contains("all marked");
        assertThat(desk.requests()).isEmpty();
    }

    @Test
    void aWordThatWasMeantForSomethingElseSaysNoBeforeItSaysYes() {
        Harbour harbour = Harbour.dead(29);
        Desk desk = harbour.desk(80, 24).press("4*r").seconds(1);
        for (String letter : "etry".split("")) {
            desk.press(letter).seconds(1);
        }
        assertThat(count(harbour, JobState.DEAD)).isEqualTo(29);
    }

    @Test
    void whatWasReadGoesWithTheNextKeyAndAReceiptStays() {
        Desk desk = Harbour.dead(29).desk(80, 24).press("4:frobnicate<enter>").seconds(1);
        assertThat(desk.press("j").status()).as("too soon").contains("frobnicate");
        assertThat(desk.seconds(5).press("j").status()).isEmpty();
        desk.press("r").seconds(30);
        assertThat(desk.press("j").status()).contains("requeued 1 of 1 dead job");
    }

    @Test
    void nothingIsMarkedWhereNothingIs() {
        Desk desk = Harbour.dead(1).desk(80, 24).press("2*");
        assertThat(desk.status()).isEqualTo("there is nothing to mark");
        assertThat(desk.model().pane().marks().everything()).isFalse();
    }

    @Test
    void keysPressedWhileJobsAreCountedGoNowhere() {
        Harbour harbour = Harbour.dead(29);
        Desk desk =
                harbour.desk(80, 24).press("4*").hold().press("r").press("jyq").seconds(0.2);
        assertThat(desk.screen().text()).contains("counting");
        assertThat(desk.cursor()).as("no pane took them").isEqualTo("29");
        desk.release().seconds(Question.QUIET_MILLIS / 1000.0);
        assertThat(desk.screen().text()).as("not answered").contains("requeue 29 dead jobs? (y/N)");
        assertThat(count(harbour, JobState.DEAD)).isEqualTo(29);
        assertThat(desk.requests()).isEmpty();
        assertThat(desk.press("y").status()).isEqualTo("requeued 29 of 29 dead jobs · operation 1 · u undoes it");
    }

    @Test
    void oneKeyThatWaitedForTheQuestionAnswersIt() {
        for (String key : List.of("y", "n", "<enter>")) {
            Harbour harbour = Harbour.dead(29);
            harbour.desk(80, 24)
                    .press("4*")
                    .hold()
                    .press("r")
                    .press(key)
                    .release()
                    .seconds(0.2);
            assertThat(count(harbour, JobState.DEAD)).as(key).isEqualTo(key.equals("y") ? 0 : 29);
        }
    }

    @Test
    void aQuestionHearsNoKeyThatCameBeforeItWasDrawn() {
        Harbour harbour = Harbour.dead(29);
        Desk desk = harbour.desk(80, 24).press("4*").typeAhead("ryn<enter>y");
        assertThat(desk.model().layer(Question.class)).isPresent();
        assertThat(desk.press("y").model().layer(Question.class)).as("too soon").isPresent();
        assertThat(count(harbour, JobState.DEAD)).isEqualTo(29);
        desk.seconds(Question.QUIET_MILLIS / 1000.0).press("y");
        assertThat(count(harbour, JobState.DEAD)).isZero();
    }

    @Test
    void aWordBegunBeforeTheQuestionDoesNotAnswerItWithItsEnd() {
        Harbour harbour = Harbour.dead(29);
        Desk desk = harbour.desk(80, 24).press("4*").hold().press("r/type=dai").release();
        desk.look().seconds(0.1).press("l").seconds(0.3).press("y").seconds(0.3).press("<enter>");
        assertThat(desk.screen().text()).contains("requeue 29 dead jobs? (y/N)");
        assertThat(count(harbour, JobState.DEAD)).isEqualTo(29);
    }

    @Test
    void everyQueueSwitchIsToldThoughAnotherOneCameAfterIt() {
        Desk desk = Harbour.busy().desk(80, 24).hold().press("pypy");
        Lane lane = Lane.of(Lane.Kind.QUEUE);
        List<Long> numbers = desk.held().stream()
                .filter(Effect.SetPaused.class::isInstance)
                .map(Effect.Errand::number)
                .toList();
        desk.take(new Msg.Answered(lane, numbers.get(0), new WorkFinding.Switched("mail", true, true)));
        assertThat(desk.status()).isEqualTo("paused queue mail");
        desk.take(new Msg.Failed(lane, numbers.get(1), "disk full"));
        assertThat(desk.status()).isEqualTo("disk full");
        assertThat(desk.model().work().done()).extracting(Work.Done::command).containsExactly("pause mail");
    }

    @Test
    void escapeGivesUpWhileCountingAndTheLateCountAsksNothing() {
        Harbour harbour = Harbour.dead(29);
        Desk desk = harbour.desk(80, 24).press("4*").hold().press("ry<esc>").release();
        assertThat(desk.model().layers()).isEmpty();
        assertThat(count(harbour, JobState.DEAD)).isEqualTo(29);
    }

    @Test
    void marksAreRequeuedWhereverTheCursorIs() {
        Harbour harbour = Harbour.dead(29);
        Desk desk = harbour.desk(80, 24).press("4  <end>r");
        assertThat(desk.screen().text()).contains("requeue 2 dead jobs? (y/N)", "requeue 28 29");
        assertThat(desk.press("y").status()).isEqualTo("requeued 2 of 2 jobs · operation 1 · u undoes it");
        assertThat(desk.seconds(1).screen().text()).doesNotContain("marked");
    }

    @Test
    void marksBehindTheFilterAreSaid() {
        Desk desk = Harbour.dead(29)
                .desk(80, 24)
                .press("4  /reason=cancelled<enter>")
                .seconds(1.1)
                .press("r");
        assertThat(desk.screen().text())
                .contains("requeue 2 dead jobs? (y/N)", "2 of the 2 marked jobs are hidden by the filter");
    }

    @Test
    void everythingMeansEverythingThatMatchesNotAPage() {
        Harbour harbour = Harbour.dead(100);
        Desk desk = harbour.desk(80, 24).press("4/error~smtp<enter>*r");
        assertThat(desk.screen().text())
                .contains("requeue 34 dead jobs? (y/N)", "requeue dead error~smtp", "on the screen or not");
        assertThat(desk.press("y").status()).isEqualTo("requeued 34 of 34 dead jobs · operation 1 · u undoes it");
        assertThat(count(harbour, JobState.DEAD)).isEqualTo(66);
    }

    @Test
    void aDoneJobAlwaysAsks() {
        Harbour harbour = Harbour.busy();
        Desk desk = harbour.desk(80, 24).press("3r");
        assertThat(desk.screen().text()).contains("requeue 1 done job? (y/N)", "its side effects run again");
        assertThat(desk.press("y").status()).isEqualTo("requeued 1 of 1 done job · operation 1 · u undoes it");
    }

    @Test
    void setsAsideWithAReason() {
        Harbour harbour = Harbour.dead(3);
        Desk desk = harbour.desk(80, 24).press("4Mnobody <C-w>not any more<bs><bs><bs><bs><bs><enter>");
        assertThat(desk.status()).isEqualTo("marked 1 of 1 dead job unprocessable · operation 1 · u undoes it");
        Job job = harbour.store.find(3).orElseThrow();
        assertThat(job.reason()).isEqualTo(Reason.UNPROCESSABLE);
        assertThat(job.error()).isEqualTo("not any");
    }

    @Test
    void manyAreAskedForAfterTheReasonWhichMayBeEmpty() {
        Harbour harbour = Harbour.busy();
        Desk desk = harbour.desk(80, 24).press("1*C<enter>");
        assertThat(desk.screen().text()).contains("cancel 20 pending jobs? (y/N)");
        assertThat(desk.press("y").status()).isEqualTo("cancelled 20 of 20 pending jobs · operation 1 · u undoes it");
        assertThat(count(harbour, JobState.PENDING)).isZero();
    }

    @Test
    void aRunningJobIsOnlyAskedToStop() {
        Harbour harbour = new Harbour();
        harbour.put(0, 3);
        harbour.claim("web1/41", Duration.ofHours(2));
        Desk desk = harbour.desk(80, 24).press("2Cwrong address<enter>");
        assertThat(desk.status())
                .isEqualTo("cancelled 0 of 1 locked job · asked 1 to stop · operation 1 · u undoes it");
        assertThat(desk.seconds(1).screen().text()).contains("stops");
    }

    @Test
    void orphansAreReleasedAndLiveLocksAreNot() {
        Harbour harbour = new Harbour();
        harbour.put(0, 3);
        harbour.claim("web1/41", Duration.ofHours(2));
        Desk desk = harbour.desk(80, 24).press("2L");
        assertThat(desk.status()).isEqualTo("job 1 is held by web1/41: unlock takes orphans only; C asks it to stop");
        harbour.clock.move(Duration.ofHours(3));
        assertThat(desk.seconds(0.1).press("L").status())
                .isEqualTo("unlocked 1 of 1 locked job · operation 1 · u undoes it");
        assertThat(count(harbour, JobState.PENDING)).isEqualTo(1);
    }

    @Test
    void aQueueIsPausedAndResumedByName() {
        Harbour harbour = Harbour.busy();
        Desk desk = harbour.desk(80, 24).press("p");
        assertThat(desk.screen().text()).contains("pause queue mail? (y/N)");
        assertThat(desk.press("<enter>").status()).isEqualTo("nothing was changed");
        assertThat(desk.press("py").status()).isEqualTo("paused queue mail");
        assertThat(harbour.store.queues()).filteredOn(queue -> queue.paused()).hasSize(1);
        assertThat(desk.seconds(1).press("p").screen().text()).contains("resume queue mail? (y/N)");
        assertThat(desk.press("y").status()).isEqualTo("resumed queue mail");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            the pane's own state             | 4X                                | "29 of 29 dead jobs match"     | purge dead
            an age                           | 4X<backtab><backtab>20m           | "19 of 29 dead jobs match"     | purge dead age=20m..
            a filter                         | 4X<backtab>error~smtp             | "10 of 29 dead jobs match"     | purge dead error~smtp
            the pane's filter to begin with  | 4/error~smtp<enter>X              | "10 of 29 dead jobs match"     | purge dead error~smtp
            another state                    | 4X<tab><tab><right>               | "0 of 0 done jobs match"       | purge done
            the state by its letter          | 4X<tab><tab>p                     | "0 of 0 pending jobs match"    | purge pending
            the marked jobs                  | "4  X"                            | "2 jobs match"                 | purge 28 29
            a job that is read               | 4<enter>X                         | "1 job matches"                | purge 29
            wrong age                        | 4X<backtab><backtab>10x           | "expected a duration"          | [
            wrong filter                     | 4X<backtab>typ=x                  | "did you mean type?"           | [
            """)
    void thePurgeFormCountsWhileOneTypes(String name, String keys, String count, String command) {
        Desk desk = Harbour.dead(29).desk(80, 24).press(keys).seconds(0.2);
        assertThat(desk.screen().text()).contains(count, command);
    }

    @Test
    void whoLeavesThePurgeFormIsToldThatNothingWasPurged() {
        Desk desk = Harbour.dead(3).desk(80, 24);
        assertThat(desk.press("4X<enter>").status()).isEqualTo("nothing was purged");
        assertThat(desk.press("X<esc>").status()).isEqualTo("nothing was purged");
    }

    @Test
    void theFocusOfThePurgeFormStartsOnCancel() {
        Harbour harbour = Harbour.dead(29);
        Desk desk = harbour.desk(80, 24).press("4X");
        assertThat(desk.screen().cellOf("[ Cancel ]").isReversed()).isTrue();
        assertThat(desk.press("<enter>").model().layers()).isEmpty();
        assertThat(count(harbour, JobState.DEAD)).isEqualTo(29);
    }

    @Test
    void purgesAfterAQuestion() {
        Harbour harbour = Harbour.dead(29);
        Desk desk = harbour.desk(80, 24).press("4X<backtab><backtab>20m<tab><tab><tab><enter>");
        assertThat(desk.screen().text()).contains("purge 19 dead jobs? (y/N)");
        assertThat(desk.press("n").screen().text())
                .as("the form is still there")
                .contains("╭ purge ──");
        desk.press("<enter>y");
        assertThat(desk.model().layers()).isEmpty();
        assertThat(desk.status()).isEqualTo("purged 19 of 19 dead jobs · operation 1 · u undoes it");
        assertThat(count(harbour, JobState.DEAD)).isEqualTo(10);
    }

    @Test
    void whatDiesWhileThePersonThinksIsLeftAlone() {
        Harbour harbour = Harbour.dead(29);
        Desk desk = harbour.desk(80, 24).press("4X<tab><enter>");
        assertThat(desk.screen().text()).contains("purge 29 dead jobs? (y/N)");
        harbour.put(0, 0);
        harbour.fail(harbour.claim("web1/41", Duration.ofSeconds(30)), "late");
        assertThat(desk.press("y").status()).isEqualTo("purged 29 of 29 dead jobs · operation 1 · u undoes it");
        assertThat(count(harbour, JobState.DEAD)).isEqualTo(1);
    }

    @Test
    void whatNoLongerMatchesIsNotAskedFor() {
        Harbour harbour = Harbour.dead(3);
        Desk desk = harbour.desk(80, 24).press("4X<tab><tab>d<right><tab><tab><tab><tab><enter>");
        assertThat(desk.status()).startsWith("nothing to purge: no job matches");
    }

    @Test
    void whatSomebodyElseWasFasterWithIsNotAskedFor() {
        Harbour harbour = Harbour.dead(3);
        Desk desk = harbour.desk(80, 24).press("4*M");
        harbour.desk(80, 24).press("4*r").seconds(1).press("y");
        assertThat(desk.press("<enter>").seconds(1).status())
                .isEqualTo("nothing to mark unprocessable: no job matches");
    }

    @Test
    void progressIsShownAndXStops() {
        Harbour harbour = Harbour.dead(29);
        Desk desk = harbour.desk(80, 24).press("4*r").hold().press("y");
        long number = desk.held().get(0).number();
        assertThat(desk.status()).isEqualTo("requeue: working · x stops it");
        desk.take(new Msg.Progressed(number, 12, 29));
        assertThat(desk.status()).isEqualTo("requeue: 12 of 29 jobs, 41% · x stops it");
        assertThat(desk.seconds(2).status()).isEqualTo("requeue: 12 of 29 jobs, 41%, 6/s, 2s left · x stops it");
        assertThat(desk.press("jr").status())
                .as("one at a time; the panes still move")
                .contains("12 of 29");
        assertThat(desk.cursor()).isEqualTo("28");
        assertThat(desk.footer()).startsWith("x stop");
        assertThat(desk.press("x").status()).endsWith("· stopping");
        assertThat(desk.press("q").screen().text()).contains("stop and quit? (y/N)", "requeue is running");
        assertThat(desk.press("n").requests()).isEmpty();
        assertThat(desk.press("qy").requests()).containsExactly(App.Request.QUIT);
    }

    @Test
    void everyChangeIsInTheCommandLog() {
        Desk desk = Harbour.dead(29)
                .desk(80, 24)
                .press("4rr*ry")
                .press("p<esc>:pause mail<enter>")
                .press("@");
        assertThat(desk.screen().rows())
                .filteredOn(row -> row.startsWith("│ ") && !row.contains("12:00"))
                .extracting(row -> row.replace("│", "").strip())
                .filteredOn(row -> !row.isEmpty())
                .containsExactlyElementsOf(List.of("requeue dead 29", "requeue dead 28", "requeue dead", "pause mail"));
    }

    @Test
    void aTypedCommandSaysWhatItDid() {
        Harbour harbour = Harbour.dead(29);
        assertThat(harbour.desk(80, 24)
                        .press(":requeue dead --dry-run<enter>")
                        .screen()
                        .text())
                .contains("would requeue 29 of 29 dead jobs");
    }
}
