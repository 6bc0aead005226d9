package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextColor;
import dev.quarterdeck.command.Theme;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.FlowMinute;
import dev.quarterdeck.text.CellWidth;
import dev.quarterdeck.text.JsonIndent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The small parts that screens are made of. */
class PiecesTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            {"a":1,"b":[]}           | {~  "a": 1,~  "b": []~}
            [1.50,-2e+7]             | [~  1.50,~  -2e+7~]
            {"s":"a\\"{,}:[b"}       | {~  "s": "a\\"{,}:[b"~}
            [ { } , [ ] ]            | [~  {},~  []~]
            {}                       | {}
            {"a":{"b":{"c":null}}}   | {~  "a": {~    "b": {~      "c": null~    }~  }~}
            """)
    void jsonIsIndentedAndNothingElseChanges(String json, String indented) {
        assertThat(JsonIndent.of(json)).hasValue(indented.replace('~', '\n'));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\u0001',
            delimiter = '|',
            value = {"plain text", "{broken", "{\"open}", "[1,2", "\"text\"", "12"})
    void whatIsNotJsonStaysAsItIs(String text) {
        assertThat(JsonIndent.of(text)).isEmpty();
    }

    @Test
    void ratesComeFromTheDifferencesBetweenReadings() {
        Instant minute = Instant.parse("2026-11-22T12:00:00Z");
        Throughput first = Throughput.UNKNOWN.read(List.of(flow("a", minute, 100, 50)), 1000);
        assertThat(first.known()).as("one reading says nothing yet").isFalse();
        Throughput second =
                first.read(List.of(flow("a", minute, 110, 54), flow("b", minute.plusSeconds(60), 10, 0)), 3000);
        assertThat(second.in()).isEqualTo(10);
        assertThat(second.out()).isEqualTo(2);
        assertThat(second.read(List.of(), 4000).in())
                .as("a queue that is gone is no loss")
                .isEqualTo(5);
        assertThat(first.deaths(minute.plusSeconds(70), 3)).containsExactly(0.0, 3.0, 0.0);
    }

    private static FlowMinute flow(String queue, Instant minute, long in, long out) {
        return new FlowMinute(queue, minute, in, 0, out, 0, 3, 0, 0);
    }

    @Test
    void sparklinesShowSharesOfTheHighest() {
        assertThat(Sparkline.of(List.of(0.0, 1.0, 2.0, 4.0), 6)).isEqualTo("  ▁▃▄▇");
        assertThat(Sparkline.of(List.of(0.0, 0.0), 2)).isEqualTo("▁▁");
        assertThat(Sparkline.of(List.of(), 3)).isEqualTo("   ");
    }

    @ParameterizedTest
    @EnumSource(JobState.class)
    void theIdNeverGoesAndColumnsFitInAnyWidth(JobState state) {
        for (int width = 1; width < 200; width++) {
            ColumnFit<JobRow> fit =
                    ColumnFit.of(Columns.of(state, new Board(Board.start().panes(), state, false, 9, true)), width);
            List<String> names = fit.columns().stream().map(Column::heading).toList();
            assertThat(names).contains("id");
            if (state == JobState.DEAD) {
                assertThat(names).contains("error");
            }
            int cells = fit.cells().stream().mapToInt(each -> each + 1).sum();
            if (width > 24) {
                assertThat(cells).as("at %d", width).isLessThanOrEqualTo(width);
            }
        }
    }

    @Test
    void moreWidthNeverMeansFewerColumns() {
        for (JobState state : JobState.values()) {
            List<Integer> counts = IntStream.range(20, 200)
                    .map(width -> ColumnFit.of(Columns.of(state, Board.start()), width)
                            .columns()
                            .size())
                    .boxed()
                    .toList();
            assertThat(counts).isSorted();
        }
    }

    @ParameterizedTest
    @CsvSource({"abc,5,'abc  '", "abcdef,5,'…cdef'", "日本語,5,'…本語'", "日本語x,5,'…語x '"})
    void aWorkerKeepsItsEnd(String text, int cells, String shown) {
        assertThat(Column.<JobRow>tail("w", 1, 1, 1, (row, model) -> Column.Cell.plain(""))
                        .fit(text, cells))
                .isEqualTo(shown);
    }

    @Test
    void linesBreakWhereTheRoomEnds() {
        assertThat(Wrap.hard("abcdefgh", 3)).containsExactly("abc", "def", "gh");
        assertThat(Wrap.hard("日本語", 3)).containsExactly("日", "本", "語");
        assertThat(Wrap.hard("日", 1)).containsExactly("日");
        assertThat(Wrap.hard("", 3)).containsExactly("");
        assertThat(Wrap.words("one two three", 7)).containsExactly("one two", "three");
    }

    @Test
    void aCutLineShowsThatItWasCut() {
        Line line = Line.of("abc").plus("def", Style.DIM);
        assertThat(line.cut(6).text()).isEqualTo("abcdef");
        assertThat(line.cut(5).text()).isEqualTo("abcd…");
        assertThat(line.cut(3).text()).isEqualTo("ab…");
        assertThat(line.cut(0).text()).isEmpty();
        for (int cells = 0; cells < 8; cells++) {
            assertThat(CellWidth.of(line.cut(cells).text())).isLessThanOrEqualTo(cells);
        }
    }

    @Test
    void statesHaveTheirColoursAndNoColorMeansNone() {
        Desk desk = Harbour.busy().desk(80, 24).press("4");
        Screen coloured = desk.screen();
        assertThat(coloured.cellOf("1 PENDING").getForegroundColor()).isEqualTo(TextColor.ANSI.CYAN);
        assertThat(coloured.cellOf("2 LOCKED").getForegroundColor()).isEqualTo(TextColor.ANSI.YELLOW);
        assertThat(coloured.cellOf("3 DONE").getForegroundColor()).isEqualTo(TextColor.ANSI.GREEN);
        assertThat(coloured.cellOf("4 DEAD").getForegroundColor()).isEqualTo(TextColor.ANSI.RED);
        assertThat(coloured.cellOf("4 DEAD").isReversed())
                .as("the focused title")
                .isTrue();
        assertThat(coloured.cellOf("1 PENDING").isReversed()).isFalse();
        assertThat(coloured.cellOf("▸").isReversed()).as("the cursor's row").isTrue();
        assertThat(coloured.at(40, 11).isBold()).as("the focused frame").isTrue();
        assertThat(coloured.at(0, 1).getForegroundColor()).as("other frames").isEqualTo(TextColor.ANSI.BLACK_BRIGHT);
        Screen plain = Screen.of(desk.model(), Glyphs.UTF8, Theme.MONO);
        for (int y = 0; y < 24; y++) {
            for (int x = 0; x < 80; x++) {
                assertThat(plain.at(x, y).getForegroundColor()).isEqualTo(TextColor.ANSI.DEFAULT);
                assertThat(plain.at(x, y).getModifiers()).doesNotContain(SGR.BLINK);
            }
        }
        assertThat(plain.text()).isEqualTo(coloured.text());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MONO")
    void everyThemeTellsTheStatesApart(Theme theme) {
        assertThat(Stream.of(JobState.values()).map(state -> Ink.of(state).colour(theme)))
                .doesNotHaveDuplicates()
                .doesNotContain(Ink.PLAIN.colour(theme), Ink.DIM.colour(theme));
    }

    @Test
    void agesWarm() {
        assertThat(Warmth.of(JobState.PENDING, Duration.ofSeconds(59))).isEqualTo(Style.DIM);
        assertThat(Warmth.of(JobState.PENDING, Duration.ofMinutes(1))).isEqualTo(Style.of(JobState.PENDING));
        assertThat(Warmth.of(JobState.PENDING, Duration.ofMinutes(10)))
                .isEqualTo(Style.of(JobState.PENDING).strong());
        assertThat(Warmth.of(JobState.DONE, Duration.ofDays(400))).isEqualTo(Style.DIM);
    }

    @ParameterizedTest
    @CsvSource({"0,0/s", "0.26,0.3/s", "9.94,9.9/s", "9.97,10/s", "412.4,412/s", "12403,'12,403/s'"})
    void ratesAreShort(double rate, String shown) {
        assertThat(Header.rate(rate)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0,0B", "1023,1023B", "2202009,2.1M", "10485760,10M", "5000000000,4.7G"})
    void sizesAreShort(long bytes, String shown) {
        assertThat(Header.bytes(bytes)).isEqualTo(shown);
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({"0, 10, ''", "10, 10, ━━━━", "5, 10, ━━", "1, 1000, ╸", "7, 8, ━━━╸", "3, 0, ''"})
    void aBarIsAsLongAsItsShare(long value, long whole, String bar) {
        assertThat(Bar.of(value, whole, 4)).isEqualTo(bar);
    }

    @ParameterizedTest(name = "{0} to {1} from {2}")
    @CsvSource({"true, true, 0, 1-3 of 5", "true, false, 0, ''", "true, false, 2, 2 above", "false, true, 1, more above"
    })
    void theExtentSaysWhatIsKnown(boolean first, boolean last, int top, String words) {
        List<JobRow> rows = Collections.nCopies(5, row());
        assertThat(new Window<>(rows, first, last, top, top).extent(3)).isEqualTo(words);
    }

    private static JobRow row() {
        return Harbour.dead(1)
                .desk(80, 24)
                .model()
                .board()
                .pane(JobState.DEAD)
                .window()
                .rows()
                .get(0);
    }
}
