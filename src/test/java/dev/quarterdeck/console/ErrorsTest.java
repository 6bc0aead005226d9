package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.FilterParser;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.store.OperationQuery;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The causes of death, and what one can do about each. */
class ErrorsTest {
    private final Harbour harbour = Harbour.wrecked();

    private static ErrorRow cursor(Desk desk) {
        return desk.model()
                .layer(Errors.class)
                .flatMap(errors -> errors.list().current())
                .orElseThrow();
    }

    private static String fingerprint(Desk desk) {
        return cursor(desk).group().fingerprint();
    }

    private long dead(String... filter) {
        return harbour.store
                .tally(Selection.ofState(JobState.DEAD, Harbour.NOON).and(FilterParser.parse(List.of(filter))))
                .matched();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the most frequent,   '',             12",
        "down,                jj<up>,          7",
        "the least frequent,  G,               1",
        "up from there,       Gk,              3",
        "there and back,      G<home>,        12",
        "a page is all,       <pgdn>,          1",
        "beyond the end,      jjjjjjjjk,       3",
    })
    void theCursorGoesWhereTheKeysSay(String name, String keys, long count) {
        Desk desk = harbour.desk(80, 24).press("e" + keys);
        assertThat(cursor(desk).group().count()).isEqualTo(count);
    }

    @Test
    void theCursorStaysOnItsGroupWhileOthersOvertake() {
        Desk desk = harbour.desk(80, 24).press("ejj");
        String group = fingerprint(desk);
        for (int i = 0; i < 10; i++) {
            harbour.kill("report.build", "exit 9: no space left on device");
        }
        desk.seconds(3);
        assertThat(fingerprint(desk)).isEqualTo(group);
        assertThat(desk.screen().text())
                .contains("ERRORS ── 33 dead in 4 groups")
                .containsPattern("▸ *13 ━+ report");
    }

    @Test
    void whereItsGroupIsGoneTheCursorIsOnTheNext() {
        Desk desk = harbour.desk(80, 24).press("ejry").seconds(3);
        assertThat(cursor(desk).group().count()).isEqualTo(3);
        assertThat(desk.screen().text()).contains("16 dead in 3 groups");
    }

    @Test
    void aGroupIsRequeuedAsOneAndComesBack() {
        Desk desk = harbour.desk(80, 24).press("er");
        assertThat(desk.screen().text())
                .contains(
                        "requeue 12 dead jobs? (y/N)",
                        "mail.send: timeout after # talking to smtp-#",
                        "requeue dead fingerprint=" + fingerprint(desk));
        assertThat(desk.press("y").status()).isEqualTo("requeued 12 of 12 dead jobs · operation 1 · u undoes it");
        assertThat(dead()).isEqualTo(11);
        assertThat(desk.press("uy").status()).isEqualTo("brought 12 of 12 jobs back · operation 2");
        assertThat(dead()).isEqualTo(23);
        assertThat(desk.model().layer(Errors.class)).isPresent();
    }

    @Test
    void aGroupOfOneIsRequeuedWithoutAQuestion() {
        Desk desk = harbour.desk(80, 24).press("eGr");
        assertThat(desk.status()).isEqualTo("requeued 1 of 1 dead job · operation 1 · u undoes it");
    }

    @Test
    void aGroupIsSetAside() {
        Desk desk = harbour.desk(80, 24).press("ejM");
        assertThat(desk.screen().text()).contains("7 dead jobs", "image.resize: not a JPEG:");
        desk.press("no pictures<enter>y");
        assertThat(desk.status()).startsWith("marked 7 of 7 dead jobs");
        assertThat(dead("reason=" + Reason.UNPROCESSABLE.word())).isEqualTo(7);
    }

    @Test
    void aGroupIsPurgedThroughTheForm() {
        Desk desk = harbour.desk(80, 24).press("e");
        String command = "purge dead fingerprint=" + fingerprint(desk);
        assertThat(desk.press("X").seconds(1).screen().text()).contains("[dead]", "12 of 23 dead jobs match", command);
        assertThat(desk.press("<tab><enter>y").status()).startsWith("purged 12 of 12 dead jobs");
        assertThat(harbour.store.operations(OperationQuery.last(1)))
                .extracting(OperationInfo::command)
                .containsExactly(command);
        assertThat(desk.model().top()).get().isInstanceOf(Errors.class);
    }

    @Test
    void marksOfThePaneAreNotMeant() {
        Desk desk = harbour.desk(80, 24).press("4  ").press("eX").seconds(1);
        assertThat(desk.screen().text()).contains("12 of 23 dead jobs match").doesNotContain("marked");
    }

    @Test
    void enterShowsTheJobsAndTheWayBackLeadsToTheirGroup() {
        Desk desk = harbour.desk(80, 24).press("1ej");
        String group = fingerprint(desk);
        desk.press("<enter>").seconds(1);
        assertThat(desk.model().layers()).isEmpty();
        assertThat(desk.model().pane().state()).isEqualTo(JobState.DEAD);
        assertThat(desk.screen().text()).contains("fingerprint=" + group, "7 match");
        desk.press("e");
        assertThat(fingerprint(desk)).isEqualTo(group);
        assertThat(desk.screen().text()).contains("23 dead in 4 groups");
    }

    @Test
    void whatThePaneIsFilteredByIsGroupedAndNothingElse() {
        Desk desk = harbour.desk(80, 24).press("4/type=mail.*<enter>1e");
        assertThat(desk.screen().text())
                .contains("13 dead in 2 groups · type=mail.*")
                .doesNotContain("JPEG");
        desk.press("j");
        String group = fingerprint(desk);
        assertThat(desk.press("r").status()).startsWith("requeued 1 of 1 dead job");
        assertThat(desk.model().work().done().get(0).command())
                .isEqualTo("requeue dead type=mail.* fingerprint=" + group);
        desk.press("k<enter>");
        assertThat(desk.model().pane().narrowing().text()).startsWith("type=mail.* fingerprint=");
    }

    @Test
    void countingUntilItIsKnown() {
        Desk desk = harbour.desk(80, 24).hold().press("e").seconds(1);
        assertThat(desk.screen().text()).contains("ERRORS ── counting", "│  counting");
        assertThat(desk.press("r").status()).isEqualTo("there is no group under the cursor");
        assertThat(desk.release().screen().text()).contains("23 dead in 4 groups");
    }

    @Test
    void itIsReadWhenSomethingChangedAndTheMoreSeldomTheLongerThatTakes() {
        Desk desk = harbour.desk(80, 24).press("e").seconds(5);
        long before = desk.done(Effect.ReadErrors.class);
        desk.seconds(20);
        assertThat(desk.done(Effect.ReadErrors.class)).as("idle").isEqualTo(before);
        for (int i = 0; i < 100; i++) {
            harbour.put(0, 0);
            desk.seconds(0.1);
        }
        assertThat(desk.done(Effect.ReadErrors.class) - before).as("busy").isBetween(4L, 6L);
        harbour.put(0, 0);
        desk.hold().seconds(4).release();
        long slow = desk.done(Effect.ReadErrors.class);
        harbour.put(0, 0);
        desk.seconds(6);
        assertThat(desk.done(Effect.ReadErrors.class)).as("rest").isEqualTo(slow);
        desk.press("<esc>").seconds(1);
        harbour.put(0, 0);
        assertThat(desk.seconds(10).done(Effect.ReadErrors.class)).as("closed").isEqualTo(slow);
    }

    @Test
    void withoutErrorsItSaysSo() {
        Desk desk = new Harbour().desk(80, 24).press("e");
        assertThat(desk.screen().text()).contains("0 dead in 0 groups", "no dead job has an error");
        assertThat(desk.press("<enter>rXMjGg ").model().top()).get().isInstanceOf(Errors.class);
    }

    @Test
    void theListFitsAfterEveryChangeOfSize() {
        for (int i = 0; i < 40; i++) {
            harbour.kill("t" + (char) ('a' + i % 26) + i, "no");
        }
        Desk desk = harbour.desk(80, 24).press("e<pgdn>");
        String group = fingerprint(desk);
        for (int[] size : new int[][] {{40, 12}, {120, 40}, {20, 5}, {80, 24}}) {
            desk.resize(size[0], size[1]).seconds(0.3);
            assertThat(fingerprint(desk)).isEqualTo(group);
            if (size[0] >= Size.MIN_COLUMNS) {
                assertThat(desk.screen().text()).contains("▸");
            }
        }
    }
}
