package dev.quarterdeck.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the bench says; what it measures is no test's business. */
class BenchTest {

    @Test
    void quickHasItsRows() {
        assertThat(questions(Size.QUICK)).hasSizeGreaterThanOrEqualTo(8);
    }

    @ParameterizedTest
    @EnumSource
    void everyRowIsNamedOnce(Size size) {
        assertThat(questions(size)).extracting(Work.Question::work).doesNotHaveDuplicates();
    }

    @Test
    void largerSizesAskMore() {
        assertThat(questions(Size.NORMAL))
                .hasSizeGreaterThan(questions(Size.QUICK).size());
        assertThat(questions(Size.FULL))
                .hasSizeGreaterThan(questions(Size.NORMAL).size());
    }

    @Test
    void reportIsOneJsonObject() throws Exception {
        Row fast =
                new Row(new Work.Question("say \"hello\"", "jobs/s", Goal.ratioAtLeast(0.8)), Figure.of(9_000, 10_000));
        Row slow = new Row(new Work.Question("look", "ms", Goal.atMost(300)), Figure.of(1_234.5678, 100));
        StringWriter out = new StringWriter();

        new Report(Instant.parse("2026-11-25T20:00:00.5Z"), "a machine", Size.QUICK, List.of(fast, slow)).write(out);

        assertThat(values(out.toString()))
                .containsExactly(
                        "at=2026-11-25T20:00:00Z",
                        "machine=a machine",
                        "size=quick",
                        "work=say \"hello\"",
                        "ours=9000.000",
                        "bare=10000.000",
                        "unit=jobs/s",
                        "ratio=0.900",
                        "goal=>= 0.80 x bare",
                        "met=true",
                        "work=look",
                        "ours=1234.568",
                        "bare=100.000",
                        "unit=ms",
                        "ratio=12.346",
                        "goal=<= 300",
                        "met=false");
    }

    @Test
    void rowsSayWhetherTheirGoalIsMet() {
        Figure twice = Figure.of(20, 10);

        assertThat(verdict(Goal.ratioAtMost(1.9), twice)).isEqualTo("<= 1.90 x bare NO");
        assertThat(verdict(Goal.ratioAtMost(2), twice)).isEqualTo("<= 2 x bare yes");
        assertThat(verdict(Goal.atLeast(20), twice)).isEqualTo(">= 20 yes");
        assertThat(verdict(Goal.none(), twice)).isEqualTo("none -");
    }

    private static String verdict(Goal goal, Figure figure) {
        return goal.text() + " " + new Row(new Work.Question("work", "ms", goal), figure).verdict();
    }

    @Test
    void rowsThatCannotBeMeasuredHereAreNamed() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Work work = new StartUp(new EndedJobs());

        new Table(new PrintStream(out), work.questions()).leftOut(work, "qdeck is not there");

        assertThat(out.toString(UTF_8).lines())
                .containsExactly("left out, because qdeck is not there: qdeck stats, beside java -version;"
                        + " qdeck stats, beside a bare SELECT program");
    }

    @Test
    void ratioIsThatOfNeighbours() {
        Figure drifting = Figure.ofRounds(new double[] {100, 20, 10}, new double[] {100, 10, 10});

        assertThat(drifting).isEqualTo(new Figure(20, 10, 1));
    }

    @Test
    void sideThatDidNothingIsRefused() {
        assertThatThrownBy(() -> Figure.of(1, 0))
                .hasMessage("expected both sides to get something done, got: 1.0 beside 0.0");
    }

    @Test
    void unknownSizeIsRefused() {
        assertThatThrownBy(() -> Size.ofWord("huge"))
                .hasMessage("expected SIZE to be quick, normal or full, got: huge");
    }

    private static List<Work.Question> questions(Size size) {
        return Bench.works(size).stream()
                .flatMap(work -> work.questions().stream())
                .toList();
    }

    /** The scalar fields in order, as {@code NAME=VALUE}; fails on anything that is no JSON. */
    private static List<String> values(String json) throws Exception {
        List<String> values = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue()) {
                    values.add(parser.currentName() + "=" + parser.getText());
                }
            }
        }
        return values;
    }
}
