package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The orders of the lists. */
class RankingTest {

    private static List<String> rows(Desk desk) {
        Browsing.Rows rows = (Browsing.Rows) desk.model().top().orElseThrow();
        int count =
                rows.list().window() == null ? 0 : rows.list().window().rows().size();
        return IntStream.range(0, count)
                .mapToObj(i -> rows.list().row(i).words().split(" ")[0])
                .toList();
    }

    @ParameterizedTest(name = "errors {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            e    | the most frequent first      | "mail.send, image.resize, report.build, mail.send"
            es   | the last to strike first     | "report.build, mail.send, image.resize, mail.send"
            ess  | the newest cause first       | "report.build, mail.send, image.resize, mail.send"
            esss | by type                      | "image.resize, mail.send, mail.send, report.build"
            """)
    void errorsHaveOrders(String keys, String words, String rows) {
        Desk desk = Harbour.wrecked().desk(120, 40).press(keys);
        assertThat(String.join(", ", rows(desk))).isEqualTo(rows);
        assertThat(String.join(", ", rows(desk.seconds(5)))).as("and keep them").isEqualTo(rows);
        if (keys.length() > 1) {
            assertThat(desk.press("?<esc>").screen().text()).contains("· " + words);
        }
        assertThat(desk.screen().text()).contains("▸");
    }

    @ParameterizedTest(name = "queues after {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Q    | "mail, media, night"
            Qs   | "media, night, mail"
            Qss  | "media, mail, night"
            """)
    void queuesHaveOrders(String keys, String rows) {
        Desk desk = Harbour.busy().desk(120, 40).press(keys).seconds(2);
        assertThat(String.join(", ", rows(desk))).isEqualTo(rows);
        assertThat(desk.press("s").status()).isNotEmpty();
    }

    @Test
    void theCursorStaysWhereThePersonPutIt() {
        Desk desk = Harbour.wrecked().desk(120, 40).press("ej");
        assertThat(desk.press("s").status()).isEqualTo("the last to strike first; g goes to the first");
        assertThat(desk.screen().text()).containsPattern("▸ +7 ━+ +image.resize");
        assertThat(desk.press("g").screen().text()).containsPattern("▸ +3 ━+ +report.build");
    }

    @Test
    void aCursorThatNobodyPlacedIsOnTheFirst() {
        Desk desk = Harbour.wrecked().desk(120, 40).press("es");
        assertThat(desk.screen().text()).containsPattern("▸ +3 ━+ +report.build");
    }

    @Test
    void workersAndTheTrashHaveOrders() {
        Desk desk = Harbour.busy().desk(120, 40).press("ws");
        assertThat(desk.status()).isEqualTo("the busiest first");
        Desk trash = Records.harbour().desk(120, 40).press("Ts").seconds(1);
        assertThat(trash.screen().text()).contains("TRASH ── 9 jobs, kept for 1d · the most jobs first");
    }
}
