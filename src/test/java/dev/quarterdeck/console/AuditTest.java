package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.store.OperationQuery;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of what was done, and what one can do in it. */
class AuditTest {
    private static final By BOB = By.of("bob", "cli");

    private static Harbour operations(int count) {
        var harbour = new Harbour();
        for (int i = 0; i < count; i++) {
            harbour.store.begin("pause q" + i, BOB, 1);
        }
        return harbour;
    }

    /** The number under the cursor. */
    private static long cursor(Desk desk) {
        return desk.model()
                .layer(Audit.class)
                .flatMap(audit -> audit.list().current())
                .orElseThrow()
                .id();
    }

    private static List<Long> shown(Desk desk) {
        return desk.screen().rows().stream()
                .filter(row -> row.contains("pause q"))
                .map(row -> Long.parseLong(
                        row.replaceAll("^│▸? *([0-9,]+) .*", "$1").replace(",", "")))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the newest,            '',                  1000",
        "down,                  jjj<up>,              998",
        "pages,                 <pgdn><pgdn><pgdn>,   949",
        "pages by space,        '  <pgup>',           983",
        "the oldest,            G,                      1",
        "up from the oldest,    Gkkk<down>,             3",
        "pages from the oldest, G<pgup><pgup><pgup>,   52",
        "there and back,        Gg,                  1000",
    })
    void theCursorGoesWhereTheKeysSay(String name, String keys, long number) {
        Desk desk = operations(1000).desk(80, 24).press("a" + keys);
        assertThat(cursor(desk)).isEqualTo(number);
        List<Long> shown = shown(desk);
        assertThat(shown).hasSize(18).contains(number).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(shown.get(0) - shown.get(17)).as("none is left out").isEqualTo(17);
    }

    @Test
    void theCursorStaysOnItsOperationWhileOthersCome() {
        Harbour harbour = operations(100);
        Desk desk = harbour.desk(80, 24).press("ajj");
        for (int i = 0; i < 40; i++) {
            harbour.store.begin("pause q", BOB, 1);
            desk.seconds(0.3);
            assertThat(cursor(desk)).isEqualTo(98);
            assertThat(shown(desk)).contains(98L);
        }
        assertThat(desk.press("g").seconds(0.3).screen().text()).contains("140");
    }

    @Test
    void theOneUnderTheCursorIsUndone() {
        Harbour harbour = Records.harbour();
        Desk desk = harbour.desk(80, 24).press("aGk");
        assertThat(cursor(desk)).isEqualTo(2);
        assertThat(desk.press("u").screen().text())
                .contains("undo operation 2: bring 9 jobs back? (y/N)", "by bob from 192.0.2.7 (console) 11m ago");
        assertThat(desk.press("y").status()).isEqualTo("brought 9 of 9 jobs back · operation 8");
        assertThat(cursor(desk)).isEqualTo(2);
        assertThat(desk.seconds(1).screen().text()).contains("by 8", "undo 2");
        assertThat(harbour.store
                        .tally(Selection.ofState(JobState.DEAD, Harbour.NOON))
                        .matched())
                .isEqualTo(29);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a pause            | aGkkk     | operation 4 cannot be undone: it kept nothing to bring back (pause mail)
            what was undone    | aG        | operation 1 is undone already, by operation 6; undo 6 takes that back
            what changed none  | aGkkkk    | operation 5 cannot be undone: it changed no job (requeue dead error~timeout)
            in the detail      | aG<enter> | operation 1 is undone already, by operation 6; undo 6 takes that back
            """)
    void whatCannotBeUndoneSaysWhy(String name, String keys, String why) {
        assertThat(Records.harbour().desk(120, 40).press(keys + "u").status()).isEqualTo(why);
    }

    @Test
    void anUndoIsTakenBackLikeAnythingElse() {
        Harbour harbour = Records.harbour();
        Desk desk = harbour.desk(80, 24).press("aj");
        assertThat(cursor(desk)).isEqualTo(6);
        assertThat(desk.press("uy").status()).isEqualTo("brought 4 of 4 jobs back · operation 8");
        assertThat(harbour.store.find(1).orElseThrow().state()).isEqualTo(JobState.PENDING);
    }

    @Test
    void enterOpensAndEscapeGoesBackAStepAtATime() {
        Desk desk = Records.harbour().desk(80, 24).press("aGk<enter>");
        assertThat(desk.seconds(1).screen().text())
                .contains(" operation 2 ", "9 jobs in the trash as they were before", "u brings 9 jobs back");
        assertThat(desk.press("<esc>").model().top()).get().isInstanceOf(Audit.class);
        assertThat(desk.press("q").model().layers()).isEmpty();
        assertThat(desk.requests()).isEmpty();
    }

    @Test
    void anEmptyAuditSaysSo() {
        Desk desk = new Harbour().desk(80, 24).press("a");
        assertThat(desk.screen().text()).contains("nothing is on record yet");
        assertThat(desk.press("u").status()).isEqualTo("there is no operation under the cursor");
        assertThat(desk.press("<enter>jGg ").model().top()).get().isInstanceOf(Audit.class);
    }

    @Test
    void theListFitsAfterEveryChangeOfSize() {
        Desk desk = operations(100).desk(80, 24).press("a<pgdn>");
        for (int[] size : new int[][] {{40, 12}, {120, 40}, {20, 5}, {80, 24}}) {
            desk.resize(size[0], size[1]).seconds(0.3);
            assertThat(cursor(desk)).isEqualTo(83);
            if (size[0] >= Size.MIN_COLUMNS) {
                assertThat(shown(desk)).contains(83L).hasSize(size[1] - 6);
            }
        }
    }

    @Test
    void aPauseFromHereIsOnRecord() {
        Harbour harbour = Harbour.busy();
        harbour.desk(80, 24).press("py");
        assertThat(harbour.store.operations(OperationQuery.last(5)))
                .extracting(OperationInfo::command, info -> info.by().actor(), info -> info.by()
                        .surface())
                .containsExactly(org.assertj.core.groups.Tuple.tuple("pause mail", "ops", "console"));
    }
}
