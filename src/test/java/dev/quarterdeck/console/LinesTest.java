package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.operation.Confirmation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The filter line, the search line and the command line. */
class LinesTest {

    @ParameterizedTest(name = "{0}: {1} makes {2}")
    @CsvSource(quoteCharacter = '"', textBlock = """
            letters,                 "abc",                  "abc"
            insert in the middle,    "ac<left>b",            "abc"
            backspace,               "abx<bs>c",             "abc"
            backspace at the start,  "abc<home><bs>",        "abc"
            delete,                  "xabc<home><del>",      "abc"
            delete at the end,       "abc<del>",             "abc"
            home and end,            "b<home>a<end>c",       "abc"
            to the beginning,        "wrong <C-u>abc",       "abc"
            to the end,              "abc wrong<C-a><right><right><right><C-k>", "abc"
            a word,                  "abc wrong<C-w><bs>",   "abc"
            two words,               "abc x y <C-w><C-w><bs>", "abc"
            outside of the BMP,      "ab𝄞<left><right><bs>c", "abc"
            unknown keys,            "a<f1>b<ins>c",         "abc"
            """)
    void aLineIsEdited(String name, String keys, String text) {
        Desk desk = Harbour.dead(1).desk(80, 24).press(":" + keys);
        assertThat(desk.model().layer(CommandLine.class).orElseThrow().field().text())
                .isEqualTo(text);
    }

    @Test
    void pastedTextNeverFiresAKey() {
        Desk desk = Harbour.dead(3).desk(80, 24).press("4").paste("r\nq*X");
        assertThat(desk.requests()).isEmpty();
        assertThat(desk.model().layers()).isEmpty();
        desk.press("/").paste("type=mail.send\n\u001b[31m\u202e");
        assertThat(desk.model().layer(FilterLine.class).orElseThrow().field().text())
                .isEqualTo("type=mail.send [31m\u202e");
        assertThat(desk.screen().row(22)).startsWith(" /type=mail.send [31m?");
    }

    @ParameterizedTest(name = "{0} says {1}")
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            typ=mail       | "unknown field "
            age=5          | age
            "type="        | type
            """)
    void aWrongFilterIsSaidWhileOneTypesAndNotApplied(String text, String word) {
        Desk desk = Harbour.dead(3).desk(120, 24).press("4/" + text);
        assertThat(desk.screen().row(22)).contains(word);
        assertThat(desk.press("<enter>").model().layer(FilterLine.class)).isPresent();
        assertThat(desk.press("<esc>").model().pane().narrowing().isSet()).isFalse();
    }

    @Test
    void theFilterLineBeginsWithTheFilterAndAnEmptyOneTakesItAway() {
        Desk desk = Harbour.dead(3).desk(80, 24).press("4/mail<enter>/");
        assertThat(desk.screen().row(22)).startsWith(" /mail");
        assertThat(desk.press("<C-u><enter>").model().pane().narrowing().isSet())
                .isFalse();
    }

    @Test
    void matchesAreCountedWhileOneTypes() {
        Desk desk = Harbour.dead(30).desk(80, 24).press("4/error~smtp");
        assertThat(desk.seconds(0.3).screen().row(22)).endsWith("10 match ");
        assertThat(desk.hold().press("<bs>").screen().row(22)).endsWith("counting ");
    }

    @Test
    void searchGoesFromPlaceToPlaceAndRoundTheEnd() {
        Desk desk = Harbour.dead(1).desk(80, 24).press("4<enter>n");
        assertThat(desk.status()).isEqualTo("nothing was searched yet: / searches");
        desk.press("/SMTP<enter>");
        int first = desk.model().layer(Detail.class).orElseThrow().scroll().found();
        int second = desk.press("n")
                .model()
                .layer(Detail.class)
                .orElseThrow()
                .scroll()
                .found();
        assertThat(second).isGreaterThan(first);
        assertThat(desk.press("N")
                        .model()
                        .layer(Detail.class)
                        .orElseThrow()
                        .scroll()
                        .found())
                .isEqualTo(first);
        assertThat(desk.press("nnnnnnnnnn")
                        .model()
                        .layer(Detail.class)
                        .orElseThrow()
                        .scroll()
                        .found())
                .isGreaterThanOrEqualTo(first);
        assertThat(desk.press("/nowhere<enter>").status()).isEqualTo("not found: nowhere");
        assertThat(desk.press("<esc>").model().layers()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1} makes {2}")
    @CsvSource(quoteCharacter = '"', textBlock = """
            tab completes,                 "req<tab>",             "requeue "
            right accepts,                 "req<right>",           "requeue "
            a whole verb gets its blank,   "list<tab>",            "list "
            nothing to complete,           "xyz<tab>",             "xyz"
            words after it are not verbs,  "list re<tab>",         "list reason="
            up brings the line before,     "<up>",                 "list dead"
            and the one before it,         "<up><up>",             "stats"
            no further,                    "<up><up><up><up>",     "stats"
            down comes back,               "<up><up><down>",       "list dead"
            to the line being typed,       "new<up><up><down><down>", "new"
            """)
    void theCommandLineCompletesAndRemembers(String name, String keys, String text) {
        Desk desk = Harbour.dead(1).desk(80, 24).press(":stats<enter><esc>:list dead<enter><esc>:" + keys);
        assertThat(desk.model().layer(CommandLine.class).orElseThrow().field().text())
                .isEqualTo(text);
    }

    @Test
    void oneLineOfOutputGoesToTheStatusLineAndMoreIsRead() {
        Desk desk = Harbour.dead(30).desk(80, 24);
        assertThat(desk.press(":pause mail<enter>").status()).contains("mail");
        assertThat(desk.press(":nonsense<enter>").status()).startsWith("unknown command 'nonsense'");
        desk.press(":list dead<enter>");
        assertThat(desk.screen().row(1)).startsWith("╭ list dead ──");
        assertThat(desk.press("<pgdn>").screen().text()).contains("of 31");
        assertThat(desk.press("q").model().layers()).isEmpty();
        assertThat(desk.press(":<enter>").model().layers()).isEmpty();
    }

    private static final Confirmation YES_NO =
            new Confirmation(Confirmation.Kind.YES_NO, "purge 29 dead jobs for good? (y/N)", List.of(), 29);
    private static final Confirmation TYPE_COUNT = new Confirmation(
            Confirmation.Kind.TYPE_COUNT, "purge 1,290 dead jobs for good? type the count to go on:", List.of(), 1290);

    /** A purge was typed and runs, but has not asked yet. */
    private static Desk purging(String typedMeanwhile) {
        return Harbour.dead(29).desk(80, 24).hold().press(":purge dead<enter>" + typedMeanwhile);
    }

    private static Desk asks(Desk desk, Confirmation confirmation) {
        return desk.take(new Msg.Asked(desk.held().get(desk.held().size() - 1).number(), confirmation));
    }

    @ParameterizedTest(name = "{0}: {1} answers {2}")
    @CsvSource(quoteCharacter = '"', textBlock = """
            yes,                       "y",         "y"
            no,                        "n",         "n"
            Enter,                     "<enter>",   "n"
            Escape,                    "<esc>",     "n"
            """)
    void aCommandsQuestionIsAnsweredWithAKey(String name, String keys, String answer) {
        Desk desk = asks(purging(""), YES_NO);
        assertThat(desk.screen().text()).contains("purge 29 dead jobs for good? (y/N)");
        assertThat(desk.press(keys).replies())
                .extracting(reply -> ((Effect.Reply) reply).answer())
                .containsExactly(answer);
        assertThat(desk.model().layers()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1} answers {2}")
    @CsvSource(quoteCharacter = '"', textBlock = """
            the count,                 "1290<enter>",       "1290"
            with its comma,            "1,290<enter>",      "1290"
            edited,                    "1299<bs>0<enter>",  "1290"
            yes is not enough,         "y<enter>",          "n"
            another count,             "129<enter>",        "n"
            nothing,                   "<enter>",           "n"
            Escape,                    "1290<esc>",         "n"
            """)
    void theCountIsTypedWhereItHasToBe(String name, String keys, String answer) {
        Desk desk = asks(purging(""), TYPE_COUNT);
        assertThat(desk.screen().text()).contains("type the count to go on:");
        assertThat(desk.press(keys).replies())
                .extracting(reply -> ((Effect.Reply) reply).answer())
                .containsExactly(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/type=daily<enter>", "yy", "Xy", "?", ":", "<enter>"})
    void nothingOpensAndNothingAnswersWhileACommandMayYetAsk(String keys) {
        Desk desk = purging(keys);
        assertThat(desk.model().layers()).hasOnlyElementsOfType(Waiting.class).hasSize(1);
        asks(desk, YES_NO).typeAhead("y").look().typeAhead("y<enter>");
        assertThat(desk.replies()).isEmpty();
        desk.seconds(Question.QUIET_MILLIS / 1000.0).press("y");
        assertThat(desk.replies()).hasSize(1);
    }

    @Test
    void escapeStopsTheCommandAndItsLateQuestionIsAnsweredWithNo() {
        Desk desk = purging("").seconds(0.2);
        assertThat(desk.screen().text()).contains("running", "purge dead", "Esc stops it");
        long number = desk.model().layer(Waiting.class).orElseThrow().number();
        desk.press("<esc>/type=");
        assertThat(desk.model().work().running()).matches(running -> running != null && running.stopping());
        desk.take(new Msg.Asked(number, YES_NO));
        assertThat(desk.replies()).containsExactly(new Effect.Reply(number, "n"));
        assertThat(desk.model().layer(Question.class)).isEmpty();
        assertThat(desk.model().layer(FilterLine.class)).isPresent();
    }

    @Test
    void aQuestionThatComesWhileOneIsAskedAboutLeavingWaitsBelow() {
        Desk desk = asks(purging("<C-c>"), YES_NO);
        assertThat(desk.screen().text()).contains("stop and quit?").doesNotContain("for good?");
        assertThat(desk.press("n").typeAhead("y").replies()).isEmpty();
        assertThat(desk.screen().text()).contains("for good?");
    }

    @Test
    void leavesWhenOneTypesSo() {
        assertThat(Harbour.dead(1).desk(80, 24).press(":q<enter>").requests()).containsExactly(App.Request.QUIT);
    }
}
