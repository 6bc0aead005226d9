package dev.quarterdeck.bench;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.quarterdeck.GeneratedSection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a bench found, as a document tells it: where and when, a table, and growth apart, which has a picture too. */
final class BenchText {
    private static final String HEAD =
            "| work | ours | bare | unit | ratio | goal | met |\n|---|--:|--:|---|--:|---|---|\n";

    /** The fields of the report itself. */
    private final Map<String, String> report = new HashMap<>();

    /** The fields of each of its rows. */
    private final List<Map<String, String>> rows = new ArrayList<>();

    private BenchText() {}

    /** Of a report as {@link Report} writes it. */
    static String of(Path file) throws IOException {
        BenchText text = new BenchText();
        try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
            text.read(json);
        }
        return text.text();
    }

    private void read(JsonParser json) throws IOException {
        Map<String, String> fields = report;
        for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
            if (token == JsonToken.START_OBJECT
                    && json.getParsingContext().getParent().inArray()) {
                fields = new HashMap<>();
                rows.add(fields);
            } else if (token == JsonToken.END_OBJECT) {
                fields = report;
            } else if (token.isScalarValue()) {
                fields.put(json.currentName(), json.getText());
            }
        }
    }

    private String text() {
        return "`make bench SIZE=" + report.get("size") + "` on "
                + report.getOrDefault("at", "").replaceFirst("T.*", "") + ": " + report.get("machine") + ".\n\n"
                + table(false)
                + "\n\n![What a larger file costs: time of one answer by the number of jobs](screenshots/growth.png)"
                + "\n\n<details><summary>Growth in figures</summary>\n\n"
                + table(true)
                + "\n\n</details>";
    }

    private String table(boolean growth) {
        return rows.stream()
                .filter(row -> growth == row.getOrDefault("work", "").startsWith(Growth.WORK))
                .map(BenchText::line)
                .collect(joining("\n", HEAD, ""));
    }

    private static String line(Map<String, String> row) {
        boolean told = row.getOrDefault("goal", "").equals(Goal.none().text());
        return "| " + GeneratedSection.cell(row.getOrDefault("work", "")) + " | " + number(row, "ours") + " | "
                + number(row, "bare") + " | " + row.get("unit") + " | " + number(row, "ratio") + " | "
                + (told ? "| |" : row.get("goal") + " | " + ("true".equals(row.get("met")) ? "yes |" : "**no** |"));
    }

    private static String number(Map<String, String> row, String field) {
        return Numbers.of(Double.parseDouble(row.getOrDefault(field, "")));
    }
}
