package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.JobState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that lead from one view to another. */
class ViewKeysTest {

    @ParameterizedTest
    @ValueSource(strings = {"e", "a", "T", "Q", "w", "t", "4<enter>", "?", "@"})
    void everyViewLeadsToEveryOther(String from) {
        for (String to : new String[] {"e", "a", "T", "Q", "w", "t"}) {
            Desk desk = Harbour.busy().desk(80, 24).press(from + to).seconds(1);
            Class<?> wanted = Harbour.busy()
                    .desk(80, 24)
                    .press(to)
                    .model()
                    .top()
                    .orElseThrow()
                    .getClass();
            assertThat(desk.model().top()).as(from + to).get().isInstanceOf(wanted);
            assertThat(desk.press("<esc>").model().top()).as("one step back").isEmpty();
        }
    }

    @Test
    void theSameViewAgainStaysWhereItIs() {
        Desk desk = Records.harbour().desk(80, 24).press("ajjj").seconds(1);
        Model before = desk.model();
        assertThat(desk.press("a").model().layers()).isEqualTo(before.layers());
        assertThat(desk.press("@@").press("<esc>").model().layers()).isEqualTo(before.layers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"e", "a", "T", "Q", "w", "t", "4<enter>"})
    void commandsAreTypedAndTheLogIsReadAnywhere(String view) {
        Desk desk = Harbour.busy().desk(80, 24).press(view);
        var top = desk.model().top();
        assertThat(desk.press(":").model().top()).get().isInstanceOf(CommandLine.class);
        assertThat(desk.press("<esc>@").screen().text()).contains("Nothing was changed yet.");
        assertThat(desk.press("<esc>Z").screen().row(0)).contains("FROZEN");
        assertThat(desk.press("Z").model().top().map(Object::getClass)).isEqualTo(top.map(Object::getClass));
    }

    @ParameterizedTest
    @CsvSource({"errors, e", "audit, a", "trash, T", "queues, Q", "workers, w", "trends, t", "help, ?", "log, @"})
    void theNameOfAViewOpensIt(String name, String key) {
        Class<?> wanted = Harbour.busy()
                .desk(80, 24)
                .press(key)
                .model()
                .top()
                .orElseThrow()
                .getClass();
        for (String from : new String[] {"", "e", "4<enter>"}) {
            Desk desk = Harbour.busy().desk(80, 24).press(from + ":" + name + "<enter>");
            assertThat(desk.model().top()).as(from).get().isInstanceOf(wanted);
        }
    }

    @Test
    void theNameOfAStateOpensItsPane() {
        Desk desk = Harbour.busy().desk(80, 24).press("Q:dead<enter>");
        assertThat(desk.model().layers()).isEmpty();
        assertThat(desk.model().pane().state()).isEqualTo(JobState.DEAD);
    }

    @ParameterizedTest(name = "{0} says {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            aX  | "X is a key of the panes: Esc goes back, ? shows the keys here"
            a*  | "* is a key of the panes: Esc goes back, ? shows the keys here"
            Qr  | "r is a key of the panes: Esc goes back, ? shows the keys here"
            wC  | "C is a key of the panes: Esc goes back, ? shows the keys here"
            ts  | "s is a key of the panes: Esc goes back, ? shows the keys here"
            4d  | "d does nothing here: ? shows the keys"
            ad  | "d does nothing here: ? shows the keys"
            t<del> | "Delete does nothing here: ? shows the keys"
            t/  | "/ is a key of the panes: Esc goes back, ? shows the keys here"
            as  | "the audit is read part by part, the newest first: it has no other order"
            1n  | "no filter is set: / shows only what matches"
            Qn  | "nothing was searched yet: / searches"
            ?N  | "nothing was searched yet: / searches"
            @v  | "v is a key of the panes: Esc goes back, ? shows the keys here"
            """)
    void whatHasNoMeaningHereSaysSo(String keys, String why) {
        assertThat(Harbour.busy().desk(80, 24).press(keys).status()).isEqualTo(why);
    }

    @Test
    void theJobsOfAQueueAreShownFromWhereverOneCame() {
        Desk desk = Harbour.busy()
                .desk(80, 24)
                .press("eQ")
                .seconds(1)
                .press("<enter>")
                .seconds(1);
        assertThat(desk.model().top()).isEmpty();
        assertThat(desk.model().pane().narrowing().text()).startsWith("queue=");
    }
}
