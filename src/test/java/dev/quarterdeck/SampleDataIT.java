package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample data and the operator's script over them, with the installed program. */
class SampleDataIT {
    private static final Path SAMPLES = Path.of("sample-data").toAbsolutePath();
    private static final String[] WORK = {
        "work",
        "--simulate",
        "--seed",
        "7",
        "--queue",
        "default",
        "--queue",
        "mail",
        "--queue",
        "media",
        "--until-empty"
    };
    private static final long IN_CALENDAR = 24;
    private static final long ELSEWHERE = 274;

    /** Payloads by the names of their jobs, as they must read back. */
    private static final Map<String, String> PAYLOADS = Map.ofEntries(
            Map.entry("nothing", ""),
            Map.entry("empty text", ""),
            Map.entry("empty object", "{}"),
            Map.entry("JSON null", "null"),
            Map.entry("blanks at both ends", "  two blanks before, one after "),
            Map.entry("number with a zero at its end", "0.10"),
            Map.entry("number too large for a double", "1e400"),
            Map.entry("negative zero", "-0"),
            Map.entry("keys keep their order", "{\"zulu\":1,\"alpha\":2,\"Mike\":3,\"\":4,\"alpha again\":5}"),
            Map.entry(
                    "numbers keep their text",
                    "{\"a\":1e400,\"b\":0.10,\"c\":-0.0,\"d\":100000000000000000000,\"e\":1E-7}"),
            Map.entry("white space goes, but not in texts", "{\"a\":[1,2,3],\"b c\":\" d  e \"}"),
            Map.entry(
                    "escapes keep their text",
                    "{\"slash\":\"\\/\",\"tab\":\"\\t\",\"quote\":\"\\\"\",\"letter\":\"\\u0041\","
                            + "\"pair\":\"\\ud83d\\ude80\",\"half\":\"\\ud83d\"}"),
            Map.entry("lines", "first line\nsecond line\n\nfourth line\twith a tab\r\n"),
            Map.entry("\u001b[31mred\u001b[0m \u001b[2J\u001b[H cleared", "\u001b[31mred\u001b[0m"),
            Map.entry("\u009b31mC1 red\u009b0m \u009d0;owned\u009c", "\u009b6n\u0090tmux;\u009c"));

    @TempDir
    Path directory;

    private InstalledProgram program;

    @BeforeEach
    void importJobs() throws Exception {
        program = new InstalledProgram(directory);
        assertThat(qdeck("import", SAMPLES.resolve("jobs.jsonl").toString(), "--json"))
                .isEqualTo("{\"read\":300,\"created\":298,\"existing\":2,\"rejected\":0}\n");
    }

    @Test
    void everyPayloadReadsBackAsItWasWritten() throws Exception {
        var ids = new HashMap<String, String>();
        for (String line : qdeck("list", "--limit", "1000", "--json").lines().toList()) {
            Map<String, String> job = fields(line);
            ids.put(job.get("name"), job.get("id"));
        }
        Path script = Files.writeString(
                directory.resolve("show.qd"),
                PAYLOADS.keySet().stream()
                        .map(name -> "show " + ids.get(name) + "\n")
                        .collect(Collectors.joining()));

        var payloads = new HashMap<String, String>();
        for (String line : qdeck("run", script.toString(), "--json").lines().toList()) {
            Map<String, String> job = fields(line);
            payloads.put(job.get("name"), job.get("payload"));
        }
        assertThat(payloads).isEqualTo(PAYLOADS);
    }

    @Test
    void theSimulationWorksThemAllAndTheOperatorsScriptRunsOverWhatItLeft() throws Exception {
        qdeck(WORK);
        Map<String, Long> worked = counts();
        assertThat(worked).containsEntry("pending", IN_CALENDAR).containsEntry("locked", 0L);
        assertThat(worked.get("done") + worked.get("dead")).isEqualTo(ELSEWHERE);

        String report = qdeck("run", SAMPLES.resolve("operator.qd").toString());

        assertThat(report).contains("cancelled " + IN_CALENDAR + " of " + IN_CALENDAR);
        Map<String, Long> after = counts();
        assertThat(after)
                .containsEntry("exhausted", 0L)
                .containsEntry("cancelled", IN_CALENDAR)
                .containsEntry("locked", 0L);
        // What had run out of retries is pending again, or set aside if it was a hook.
        assertThat(after.get("pending") + after.get("unprocessable"))
                .isEqualTo(worked.get("exhausted") + worked.get("unprocessable"));
        assertThat(after.get("done")).isBetween(1L, worked.get("done") - 1);
        assertThat(qdeck("check", "--json")).startsWith("{\"ok\":true");
    }

    private Map<String, Long> counts() throws IOException, InterruptedException {
        return fields(qdeck("stats", "--json")).entrySet().stream()
                .filter(field -> field.getValue().matches("\\d+"))
                .collect(Collectors.toMap(Map.Entry::getKey, field -> Long.valueOf(field.getValue())));
    }

    private String qdeck(String... words) throws IOException, InterruptedException {
        var all = new String[words.length + 2];
        all[0] = "--db";
        all[1] = "jobs.db";
        System.arraycopy(words, 0, all, 2, words.length);
        InstalledProgram.Ended ended = program.qdeck(all);
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        return ended.out();
    }

    /** The fields of a JSON object but those that are null, an object or an array. */
    private static Map<String, String> fields(String object) throws IOException {
        var fields = new HashMap<String, String>();
        try (JsonParser json = new JsonFactory().createParser(object)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                    fields.put(name, json.getText());
                }
                json.skipChildren();
            }
        }
        return fields;
    }
}
