package dev.quarterdeck.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.GeneratedSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures in README.md are those of the bench that was kept, whether or not they met their goals. */
class ReadmeBenchTest {
    private static final Path KEPT = Path.of("src/docs/bench.json");

    @TempDir
    Path directory;

    @Test
    void tellsTheKeptFigures() throws IOException {
        GeneratedSection.verify(
                "bench",
                Files.exists(KEPT)
                        ? BenchText.of(KEPT)
                        : "No figures are kept yet: `make bench SIZE=full` measures them, `make figures` keeps them.");
    }

    @Test
    void everyRowHasItsVerdictAndGrowthIsApart() throws IOException {
        Path file = report(List.of(
                row("durable enqueue, 1 thread", "jobs/s", Goal.ratioAtLeast(0.85), Figure.of(4_000, 5_000)),
                row("growth to 1,000,000 jobs: claim one", "ms", Goal.ratioAtMost(1.25), Figure.of(0.03, 0.03)),
                row("console, demo load: CPU", "% of a core", Goal.none(), Figure.of(2, 2))));

        assertThat(BenchText.of(file).lines())
                .contains(
                        "`make bench SIZE=full` on 2026-11-25: 2 x chip, ext4.",
                        "| durable enqueue, 1 thread | 4,000 | 5,000 | jobs/s | 0.80 | >= 0.85 x bare | **no** |",
                        "| console, demo load: CPU | 2 | 2 | % of a core | 1 | | |",
                        "| growth to 1,000,000 jobs: claim one | 0.03 | 0.03 | ms | 1 | <= 1.25 x bare | yes |")
                .containsSubsequence(
                        "| console, demo load: CPU | 2 | 2 | % of a core | 1 | | |",
                        "![What a larger file costs: time of one answer by the number of jobs](screenshots/growth.png)",
                        "<details><summary>Growth in figures</summary>",
                        "| growth to 1,000,000 jobs: claim one | 0.03 | 0.03 | ms | 1 | <= 1.25 x bare | yes |",
                        "</details>");
    }

    @Test
    void aReportThatIsCutOffIsRefused() throws IOException {
        Path file = Files.writeString(directory.resolve("bench.json"), "{\"at\":\"2026-11-25T20:00:00Z\",\"rows\":[{");

        assertThatThrownBy(() -> BenchText.of(file)).isInstanceOf(IOException.class);
    }

    private static Row row(String work, String unit, Goal goal, Figure figure) {
        return new Row(new Work.Question(work, unit, goal), figure);
    }

    private Path report(List<Row> rows) throws IOException {
        Path file = directory.resolve("bench.json");
        try (var out = Files.newBufferedWriter(file)) {
            new Report(Instant.parse("2026-11-25T20:00:00Z"), "2 x chip, ext4", Size.FULL, rows).write(out);
        }
        return file;
    }
}
