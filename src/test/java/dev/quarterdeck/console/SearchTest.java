package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searching in lists and texts, and going from place to place. */
class SearchTest {

    private static String row(Desk desk) {
        Browsing.Rows rows = (Browsing.Rows) desk.model().top().orElseThrow();
        return rows.list().row(rows.list().cursor()).words();
    }

    @ParameterizedTest(name = "{0} says {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            e/MAIL<enter>     | "1 of 2: MAIL"
            e/mail<enter>n    | "2 of 2: mail"
            e/mail<enter>nn   | "1 of 2: mail"
            e/mail<enter>N    | "2 of 2: mail"
            e/nowhere<enter>  | "not found: nowhere"
            e/nowhere<enter>n | "not found: nowhere"
            Q/mail<enter>     | "1 of 1: mail"
            w/web1<enter>     | "not found: web1"
            T/x<enter>        | "not found: x"
            a/x<enter>        | "not found: x"
            ?/undo<enter>n    | "2 of 5: undo"
            4<enter>/exit<enter>n | "2 of 2: exit"
            """)
    void saysWhichPlaceOfHowMany(String keys, String status) {
        assertThat(Harbour.wrecked().desk(80, 24).press(keys).seconds(0.3).status())
                .isEqualTo(status);
    }

    @Test
    void theCursorGoesToTheRowsThatAreFound() {
        Desk desk = Harbour.wrecked().desk(80, 24).press("e/mail<enter>");
        assertThat(row(desk)).contains("timeout after");
        assertThat(row(desk.press("n"))).contains("mailbox unavailable");
        assertThat(row(desk.press("k"))).doesNotContain("mail.send");
        assertThat(row(desk.press("n"))).as("from the cursor on").contains("mailbox unavailable");
    }

    @Test
    void aSearchOutlivesWhatIsRead() {
        Harbour harbour = Harbour.wrecked();
        Desk desk = harbour.desk(80, 24).press("e/mail<enter>").seconds(1);
        harbour.kill("mail.greet", "no");
        assertThat(desk.seconds(5).press("n").status()).endsWith("of 3: mail");
    }

    @Test
    void ofWhatIsReadPartByPartItSaysHowMuchWasSearched() {
        Harbour harbour = Harbour.dead(1);
        for (int i = 0; i < 200; i++) {
            harbour.store.begin("requeue dead id=" + i, Records.ANN, 1);
        }
        Desk desk = harbour.desk(80, 24).press("a/nowhere<enter>");
        assertThat(desk.status()).matches("not found among the \\d+ that are read: nowhere");
        assertThat(desk.press("/requeue<enter>").status()).matches("1 of \\d+ among the \\d+ that are read: requeue");
    }

    @Test
    void nothingIsFoundWhereNothingIsTyped() {
        Desk desk = Harbour.wrecked().desk(80, 24).press("e/<enter>");
        assertThat(desk.status()).isEmpty();
        assertThat(desk.press("n").status()).isEqualTo("nothing was searched yet: / searches");
    }

    @Test
    void theHelpStaysWhatItIsWhileOneTypesInIt() {
        Desk desk = Harbour.wrecked().desk(80, 24).press("Q?");
        String before = desk.screen().row(2);
        assertThat(desk.press("/pause").screen().row(2)).isEqualTo(before);
    }

    @Test
    void inAFilteredPaneEveryJobIsAHit() {
        Desk desk = Harbour.busy().desk(80, 24).press("4/type=mail.*<enter>").seconds(1);
        String first = desk.cursor();
        assertThat(desk.press("n").cursor()).isNotEqualTo(first);
        assertThat(desk.press("N").cursor()).isEqualTo(first);
    }

    @ParameterizedTest(name = "{0} copies {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Qjy        | media
            wy         | web1/41
            """)
    void theNaturalThingIsCopied(String keys, String copied) {
        assertThat(Harbour.busy().desk(80, 24).press(keys).copied()).isEqualTo(copied);
    }

    @ParameterizedTest(name = "{0} copies {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ajy              | undo 1
            aG<enter>y       | requeue dead id=1..4
            Ty               | purge dead error~JPEG
            T<enter>y        | 5
            T<enter><enter>y | {"to":"user0@example.com","template":"welcome","tags":[1,2.50,{}]}
            """)
    void operationsAndWhatTheyThrewAwayAreCopied(String keys, String copied) {
        Desk desk = Records.harbour().desk(80, 24);
        Keys.of(keys).forEach(key -> desk.look().take(new Msg.Pressed(key)).seconds(0.5));
        assertThat(desk.copied()).isEqualTo(copied);
    }

    @ParameterizedTest
    @CsvSource({"a", "?", "4<enter>"})
    void halfAPageIsTheSameEverywhere(String view) {
        Harbour harbour = Harbour.dead(1);
        for (int i = 0; i < 200; i++) {
            harbour.store.begin("requeue dead id=" + i, Records.ANN, 1);
        }
        Desk desk = harbour.desk(40, 12).press(view).seconds(1);
        String before = desk.screen().text();
        String down = desk.press("<C-d>").screen().text();
        assertThat(down).isNotEqualTo(before);
        assertThat(desk.press("<C-u>").screen().text()).isEqualTo(before);
    }
}
