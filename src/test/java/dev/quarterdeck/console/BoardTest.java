package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.JobState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keys do to the panes. */
class BoardTest {

    @ParameterizedTest(name = "{0}: {1} leads to {2}")
    @CsvSource(quoteCharacter = '"', textBlock = """
            tab goes on,              <tab>,             LOCKED
            tab goes round,           <tab><tab><tab><tab>, PENDING
            shift-tab goes back,      <backtab>,         DEAD
            numbers go straight,      3,                 DONE
            right stays in the row,   1<right>,          LOCKED
            right again stays,        1<right>l,         LOCKED
            left stays in the row,    4h,                DONE
            """)
    void moveTheFocus(String name, String keys, JobState focus) {
        assertThat(Harbour.busy().desk(80, 24).press(keys).model().board().focus())
                .isEqualTo(focus);
    }

    /** 40 dead jobs, the newest first: ids 40 to 1; 8 rows are in sight. */
    @ParameterizedTest(name = "{0}: {1} leads to job {2}")
    @CsvSource(quoteCharacter = '"', textBlock = """
            starts at the first,        "",               40
            down,                       jj<down>,         37
            up stops at the first,      jkkk,             40
            up,                         jjj<up>k,         39
            page keeps one in sight,    <pgdn>,           33
            pages,                      <pgdn><pgdn>,     26
            page back,                  <pgdn><pgdn><pgup>, 33
            end,                        G,                1
            end stops,                  <end>jj,          1
            up from the end,            Gk,               2
            page up from the end,       G<pgup>,          8
            home,                       G<home>,          40
            gg,                         <pgdn>jg,         40
            many pages stop at the end, <pgdn><pgdn><pgdn><pgdn><pgdn><pgdn><pgdn><pgdn>, 1
            """)
    void moveTheCursor(String name, String keys, String job) {
        assertThat(Harbour.dead(40)
                        .desk(80, 24)
                        .press("4")
                        .press(keys == null ? "" : keys)
                        .cursor())
                .isEqualTo(job);
    }

    @Test
    void aLongListIsReadInPartsAndEveryRowIsPassedOnce() {
        Desk desk = Harbour.dead(300).desk(80, 24).press("4");
        for (int job = 300; job > 1; job--) {
            assertThat(desk.cursor()).isEqualTo(Integer.toString(job));
            assertThat(desk.model().pane().window().rows().size()).isLessThan(50);
            desk.press("j");
        }
        for (int job = 1; job < 300; job++) {
            assertThat(desk.cursor()).isEqualTo(Integer.toString(job));
            desk.press("k");
        }
    }

    @Test
    void keysThatOutrunTheReadingAreOwedAndPaid() {
        Desk desk = Harbour.dead(300).desk(80, 24).press("4").hold();
        desk.press("<pgdn>".repeat(20));
        assertThat(desk.held()).as("rows are asked for once").hasSize(1);
        desk.release();
        assertThat(desk.cursor()).isEqualTo(Integer.toString(300 - 20 * 7));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"G, 1", "G<pgup>, 8", "Gkkj, 2", "Gg, 300", "Ggj, 299", "GgG<pgup>, 8"})
    void keysOnTheWayToTheEndCountFromThere(String keys, String cursor) {
        Desk desk = Harbour.dead(300).desk(80, 24).press("4").hold();
        assertThat(desk.press(keys).release().seconds(1).cursor()).isEqualTo(cursor);
    }

    @Test
    void anAnswerToAnEarlierQuestionIsDropped() {
        Desk desk = Harbour.dead(300).desk(80, 24).press("4").hold();
        desk.press("G");
        Effect.Errand early = desk.held().remove(0);
        desk.press("/type=nothing.*<enter>");
        desk.take(new Msg.Answered(
                early.lane(),
                early.number(),
                new PictureFinding.Rows(
                        JobState.DEAD, new Page<>(desk.model().pane().window().rows(), true, true, 0, 0))));
        assertThat(desk.model().pane().reading())
                .as("still waits for its own answer")
                .isTrue();
        assertThat(desk.release().screen().text()).contains("no dead job matches");
    }

    @Test
    void theCursorStaysOnItsJobWhileRowsComeAndGo() {
        Harbour harbour = Harbour.dead(40);
        Desk desk = harbour.desk(80, 24).press("4jjj");
        for (int i = 0; i < 30; i++) {
            harbour.put(0, 0);
            harbour.fail(harbour.claim("web1/41", Duration.ofSeconds(30)), "no");
            desk.seconds(0.5);
            assertThat(desk.cursor()).isEqualTo("37");
            assertThat(desk.screen().text()).contains("▸     37");
        }
    }

    @Test
    void whenItsJobIsGoneTheCursorStaysInItsPlace() {
        Harbour harbour = Harbour.dead(40);
        Desk desk = harbour.desk(80, 24).press("4jjj").press("r").seconds(1);
        assertThat(desk.status()).isEqualTo("requeued 1 of 1 dead job · operation 1 · u undoes it");
        assertThat(desk.cursor()).isEqualTo("36");
    }

    @Test
    void aPaneThatWasNotTouchedShowsTheNewestAgain() {
        Harbour harbour = Harbour.dead(40);
        Desk desk = harbour.desk(80, 24).press("4<tab>");
        harbour.put(0, 0);
        harbour.fail(harbour.claim("web1/41", Duration.ofSeconds(30)), "no");
        assertThat(desk.seconds(1).press("4").cursor()).isEqualTo("41");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(quoteCharacter = '"', textBlock = """
            space marks and goes on,            "  ",            "4 DEAD 40 · 2 marked"
            space takes a mark away,            " k ",           "4 DEAD 40 "
            a range takes what it passes,       "vjjjv",         "4 DEAD 40 · 4 marked"
            a range shrinks on the way back,    "vjjjkkv",       "4 DEAD 40 · 2 marked"
            a range goes upwards too,           "jjjvkkv",       "4 DEAD 40 · 3 marked"
            a range adds to marks,              " jvjv",         "4 DEAD 40 · 3 marked"
            escape gives an open range up,      " jvjj<esc>",    "4 DEAD 40 · 1 marked"
            a page can be marked,               "v<pgdn>v",      "4 DEAD 40 · 8 marked"
            star marks everything,              "*",             "4 DEAD 40 · all marked"
            star takes everything back,         "**",            "4 DEAD 40 "
            escape takes everything back,       "*<esc>",        "4 DEAD 40 "
            escape takes marks away,            "  <esc>",       "4 DEAD 40 "
            marks survive a filter,             "  /reason=cancelled<enter>", "4 DEAD 40 · 2 marked, 2 hidden"
            and the filter's end,               "  /reason=cancelled<enter><esc>", "4 DEAD 40 · 2 marked"
            a new filter ends everything,       "*/reason=exhausted<enter>", "4 DEAD 40 "
            """)
    void mark(String name, String keys, String title) {
        Desk desk = Harbour.dead(40).desk(80, 24).press("4").press(keys).seconds(1.1);
        assertThat(desk.screen().text()).contains("╭ " + title);
    }

    @Test
    void marksSurviveARefresh() {
        Harbour harbour = Harbour.dead(40);
        Desk desk = harbour.desk(80, 24).press("4  ");
        for (int i = 0; i < 10; i++) {
            harbour.put(0, 0);
            harbour.fail(harbour.claim("web1/41", Duration.ofSeconds(30)), "no");
        }
        assertThat(desk.seconds(1).screen().text())
                .contains("4 DEAD 50 · 2 marked")
                .contains("•     40", "•     39");
    }

    @ParameterizedTest(name = "{0}: {1} says {2}")
    @CsvSource(quoteCharacter = '"', textBlock = """
            pending jobs run anyway,     1r,    "requeue does nothing to pending jobs"
            done jobs are not cancelled, 3C,    "cancel does nothing to done jobs"
            done jobs are processed,     3M,    "unprocessable does nothing to done jobs"
            only locks are released,     4L,    "unlock does nothing to dead jobs"
            nothing runs,                x,     "nothing is running that could be stopped"
            marks and everything,        "4* ", "everything that matches is marked: * takes it back, then mark jobs one by one"
            ranges do not leap,          4vG,   "a range takes the rows one passes: v ends it; * takes everything that matches"
            """)
    void saysWhyAKeyDoesNothing(String name, String keys, String reason) {
        Desk desk = Harbour.busy().desk(100, 24).press(keys);
        assertThat(desk.status()).isEqualTo(reason);
        assertThat(desk.press("j").status()).as("the next key takes it away").isEmpty();
    }

    @Test
    void anEmptyPaneHasNothingToAimAt() {
        Desk desk = new Harbour().desk(80, 24);
        for (String key : new String[] {"r", "M", "C", "L", " ", "v", "<enter>"}) {
            assertThat(desk.press(key).status()).as(key).contains("no job under the cursor");
        }
        assertThat(desk.press("*r").status()).isNotEmpty();
    }

    @Test
    void aFrozenPictureStaysAndThawsToTheTruth() {
        Harbour harbour = Harbour.dead(5);
        Desk desk = harbour.desk(80, 24).press("4Z");
        String before = desk.screen().text();
        harbour.put(0, 0);
        harbour.fail(harbour.claim("web1/41", Duration.ofSeconds(30)), "no");
        assertThat(desk.seconds(5).screen().text()).isEqualTo(before).contains("FROZEN 12:00:01");
        assertThat(desk.press("Z").seconds(0.3).screen().text()).contains("4 DEAD 6", "LIVE");
    }

    @Test
    void escapeGoesBackOneLevelAtATime() {
        Desk desk = Harbour.dead(5).desk(80, 24).press("4f/mail<enter> ");
        assertThat(desk.screen().row(1)).contains("overview › DEAD › mail");
        assertThat(desk.press("<esc>").screen().row(1)).contains("overview › DEAD  ");
        assertThat(desk.press("<esc>").screen().text()).contains("1 PENDING").contains("1 marked");
        assertThat(desk.press("<esc>").screen().text()).doesNotContain("marked");
    }

    @Test
    void quittingIsAskedOnlyWhileSomethingRuns() {
        Desk desk = Harbour.dead(5).desk(80, 24);
        assertThat(desk.press("q").requests()).containsExactly(App.Request.QUIT);
    }

    @Test
    void theTerminalIsAskedForWhatOnlyItCanDo() {
        Desk desk = Harbour.dead(5).desk(80, 24).press("<C-l><C-z><C-c>");
        assertThat(desk.requests()).containsExactly(App.Request.REDRAW, App.Request.SUSPEND, App.Request.QUIT);
    }

    @Test
    void tooSmallStillQuits() {
        Desk desk = Harbour.dead(5).desk(30, 8).press("jr<enter>q");
        assertThat(desk.requests()).containsExactly(App.Request.QUIT);
    }
}
