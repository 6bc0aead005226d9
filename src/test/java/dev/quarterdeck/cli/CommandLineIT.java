package dev.quarterdeck.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import dev.quarterdeck.cli.Program.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scripts rely on, said to the real program: answers, exit codes, error lines, pipes. */
class CommandLineIT {
    @TempDir
    Path directory;

    private Program qdeck;

    @BeforeEach
    void start() {
        qdeck = new Program(directory);
    }

    private Ended ok(String... words) throws Exception {
        Ended ended = qdeck.run(words);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.exitCode()).isZero();
        return ended;
    }

    @Test
    void aShiftFromTheFirstJobToTheLast() throws Exception {
        assertThat(ok("put", "mail", "hello", "--json").out()).isEqualTo("{\"id\":1,\"key\":null,\"created\":true}\n");
        assertThat(ok("put", "mail", "--key", "k", "--json").out())
                .isEqualTo("{\"id\":2,\"key\":\"k\",\"created\":true}\n");
        assertThat(ok("cancel", "1", "--reason", "not needed", "--json").out())
                .startsWith("{\"operation\":1,\"command\":\"cancel 1 --reason 'not needed'\",\"matched\":1,"
                        + "\"changed\":1,\"skipped\":{},\"asked\":0,\"failed\":0,\"dry_run\":false,"
                        + "\"undoable_until\":\"");
        assertThat(ok("requeue", "dead").out()).isEqualTo("requeued 1 of 1 dead job · operation 2\n");
        assertThat(ok("work", "--exec", "mail=cat", "--until-empty", "--json").out())
                .isEqualTo("{\"completed\":2,\"failed\":0,\"rejected\":0,\"released\":0,\"lost\":0}\n");
        assertThat(ok("show", "1", "--json").out()).contains("\"state\":\"done\"", "\"result\":\"hello\"");
        assertThat(ok("purge", "done", "--yes").out()).isEqualTo("purged 2 of 2 done jobs · operation 3\n");
        assertThat(ok("check", "--json").out())
                .isEqualTo("{\"ok\":true,\"integrity\":\"ok\",\"counters\":\"ok\",\"orphans\":0,\"faults\":[]}\n");
        assertThat(directory.resolve("jobs.db")).exists();
    }

    @Test
    void recurringJobsAreSetUpListedAndTakenAway() throws Exception {
        qdeck.with("TZ", "Europe/Vienna");
        assertThat(ok("schedule", "nightly", "30 2 * * 1-5", "report", "{}", "--json")
                        .out())
                .startsWith(
                        "{\"name\":\"nightly\",\"created\":true,\"cron\":\"30 2 * * 1-5\",\"zone\":\"Europe/Vienna\"");
        assertThat(ok("schedule", "nightly", "@hourly", "report", "--zone", "UTC")
                        .out())
                .startsWith("replaced nightly: @hourly in UTC puts report into queue default\n  ")
                .hasLineCount(4);
        assertThat(ok("schedule", "nightly", "--pause").out()).isEqualTo("paused schedule nightly\n");
        assertThat(ok("schedules", "--json").out())
                .startsWith(
                        "{\"name\":\"nightly\",\"cron\":\"@hourly\",\"zone\":\"UTC\",\"paused\":true,\"next_at\":null,")
                .hasLineCount(1);
        assertThat(ok("schedule", "nightly", "--resume").out()).isEqualTo("resumed schedule nightly\n");
        assertThat(ok("schedules").out()).contains("nightly  @hourly  UTC   in ");
        assertThat(ok("unschedule", "nightly").out()).isEqualTo("unscheduled nightly\n");
        assertThat(ok("schedules").out()).isEmpty();
    }

    @Test
    void anArgumentOfOtherBytesThanUtf8IsRefused() throws Exception {
        Ended refused = qdeck.shell("qdeck put $'bad\\xff' x");

        assertThat(refused.err()).startsWith("qdeck: expected UTF-8, got bytes that are none in word 2: bad");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(directory.resolve("jobs.db")).doesNotExist();
        assertThat(ok("put", "mail", "\uFFFD").out()).isEqualTo("put job 1\n");
    }

    /** A command, its exit code, and what its error line has to say. */
    private static final List<List<String>> WRONG = List.of(
            List.of("stats --db none.db", "3", "no queue file at none.db"),
            List.of("stats --db letter.txt", "3", "letter.txt"),
            List.of("stats --db .", "3", "."),
            List.of("put mail --db /none/x.db", "3", "/none/x.db"),
            List.of("show 99", "1", "job 99 is not there"),
            List.of("requeue 99", "1", "job 99 is not there"),
            List.of("purge", "2", "say what to purge, or --all"),
            List.of("purge dead", "4", "this would change 2 jobs"),
            List.of("sats", "2", "did you mean stats?"),
            List.of("list typ=mail", "2", "did you mean type?"),
            List.of("requeue daed", "2", "did you mean dead?"),
            List.of("list --limti 5", "2", "did you mean --limit?"),
            List.of("console", "2", "needs a terminal"),
            List.of("demo", "2", "needs a terminal"),
            List.of("run none.qd", "1", "there is no such file"),
            List.of("import none.jsonl", "1", "there is no such file"),
            List.of("schedule n @dayly t", "2", "expected five fields"),
            List.of("schedule n @daily t --zone Europe/Viena", "2", "did you mean Europe/Vienna?"),
            List.of("schedule n --pause --db none.db", "3", "no queue file at none.db"),
            List.of("unschedule n", "1", "schedule n is not there"));

    @Test
    void whatIsWrongIsOneLineAndChangesNothing() throws Exception {
        Files.writeString(directory.resolve("letter.txt"), "Dear Ann,\n".repeat(1000));
        ok("put", "a");
        ok("put", "b");
        ok("unprocessable", "--all", "--yes");
        String before = ok("list", "--json").out();

        for (List<String> wrong : WRONG) {
            Ended ended = qdeck.run(wrong.get(0).split(" "));

            assertThat(ended.err())
                    .as(wrong.get(0))
                    .startsWith("qdeck: ")
                    .contains(wrong.get(2))
                    .hasLineCount(1);
            assertThat(Integer.toString(ended.exitCode())).as(wrong.get(0)).isEqualTo(wrong.get(1));
        }

        assertThat(ok("list", "--json").out()).isEqualTo(before);
        assertThat(directory.resolve("letter.txt")).hasContent("Dear Ann,\n".repeat(1000));
        assertThat(directory.resolve("none.db")).doesNotExist();
    }

    @Test
    void whatIsExportedIsImportedBackIntoAnotherFile() throws Exception {
        ok("put", "mail", "{ \"to\" : \"ü\" }", "--key", "k", "--timeout", "30s", "--in", "1h");
        ok("put", "mail", "plain");
        ok("unprocessable", "2", "--reason", "bad");

        String lines = ok("export", "--all").out();
        Files.writeString(directory.resolve("jobs.jsonl"), lines);
        assertThat(ok("import", "jobs.jsonl", "--db", "other.db").out())
                .isEqualTo("read 2: created 2, existing 0, rejected 0\n");

        String same = "(?m),\"id\":.*$";
        assertThat(ok("export", "--all", "--db", "other.db").out().replaceAll(same, ""))
                .isEqualTo(lines.replaceAll(same, ""))
                .hasLineCount(2);
        assertThat(ok("export", "dead", "--to", "dead.jsonl").out()).isEqualTo("exported 1 job to dead.jsonl\n");
        assertThat(directory.resolve("dead.jsonl")).content().startsWith("{\"type\":\"mail\",\"payload\":\"plain\",");
    }

    @Test
    void everyPayloadOfAnImportReadsBackByteForByte() throws Exception {
        List<String> payloads = IntStream.range(0, 500)
                .mapToObj(i -> "{\"n\":" + i + ".50e0,\"text\":\"\\u00e9 \ud83d\ude00 日本 \\n\\t\\\"" + "x".repeat(i * 7)
                        + "\",\"z\":null,\"a\":[1,{\"b\":[]}]}")
                .toList();
        Files.writeString(
                directory.resolve("jobs.jsonl"),
                payloads.stream()
                        .map(payload -> "{\"type\":\"t\",\"name\":\"n\",\"payload\":" + payload + "}\n")
                        .collect(Collectors.joining()));

        assertThat(ok("import", "jobs.jsonl", "--json").out())
                .isEqualTo("{\"read\":500,\"created\":500,\"existing\":0,\"rejected\":0}\n");
        assertThat(ok("import", "jobs.jsonl", "--json").out())
                .isEqualTo("{\"read\":500,\"created\":500,\"existing\":0,\"rejected\":0}\n");

        String shows = IntStream.rangeClosed(1, 500)
                .mapToObj(id -> "show " + id + "\n")
                .collect(Collectors.joining());
        Ended all = qdeck.runWithInput(shows, "prompt", "--json");
        assertThat(all.exitCode()).isZero();
        List<String> read = new ArrayList<>();
        for (String line : all.out().split("\n")) {
            read.add(field(line, "payload"));
        }
        assertThat(read).isEqualTo(payloads);
    }

    @Test
    void textGoesThroughWhateverTheLocale() throws Exception {
        String text = "grüße 日本 \ud83d\ude00";
        for (String locale : List.of("", "C", "POSIX", "de_DE.ISO-8859-1")) {
            if (!locale.isEmpty()) {
                qdeck.with("LC_ALL", locale);
            }
            long id = Long.parseLong(
                    field(ok("put", text, text, "--name", text, "--json").out(), "id"));

            String shown = ok("show", Long.toString(id), "--json").out();

            assertThat(field(shown, "type")).isEqualTo(text);
            assertThat(field(shown, "name")).isEqualTo(text);
            assertThat(field(shown, "payload")).isEqualTo(text);
        }
        assertThat(ok("list", "type=grüße*", "--json").out()).hasLineCount(4);
    }

    @Test
    void hostileTextIsHarmlessInEveryTable() throws Exception {
        String hostile = "\u001b[31m\u001b]0;title\u0007\u009b2J\u202egnp";
        qdeck.runWithInput(
                "{\"type\":\"\\u001b[31m\\u001b]0;title\\u0007\\u009b2J\\u202egnp\",\"name\":\"\\u001b[2J\","
                        + "\"queue\":\"\\u001b[2J\",\"payload\":\"\\u001b[2J\"}\n",
                "import",
                "-");

        for (String verb : List.of("list", "show 1", "stats", "queues", "cancel 1 --dry-run")) {
            assertThat(ok(verb.split(" ")).out())
                    .doesNotContain("\u001b", "\u0007", "\u009b", "\u202e")
                    .contains("?[");
        }
        assertThat(field(ok("show", "1", "--json").out(), "type")).isEqualTo(hostile);
    }

    @Test
    void aReaderWhoLeavesEndsAListQuietly() throws Exception {
        Files.writeString(directory.resolve("jobs.jsonl"), "{\"type\":\"some.type.of.job\"}\n".repeat(5_000));
        ok("import", "jobs.jsonl");

        Ended ended = qdeck.shell("qdeck list --limit 5000 | head -1; echo ${PIPESTATUS[0]}");

        assertThat(ended.out()).matches("\\s*id .*\n0\n");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void resultsThatCannotBeWrittenAreAFailure() throws Exception {
        ok("put", "mail");

        Ended ended = qdeck.shell("qdeck stats > /dev/full");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err()).isEqualTo("qdeck: cannot write the results: No space left on device\n");
    }

    @Test
    void theTargetComesFromTheOptionOrTheEnvironment() throws Exception {
        qdeck.with("QDECK_DB", "other.db");

        ok("put", "mail");
        ok("put", "mail", "--db", "third.db");
        ok("--db", "third.db", "put", "mail");

        assertThat(ok("stats", "--json").out())
                .startsWith("{\"target\":\"other.db\",")
                .contains("\"total\":1,");
        assertThat(ok("stats", "--db=third.db", "--json").out()).contains("\"total\":2,");
        assertThat(directory.resolve("jobs.db")).doesNotExist();
    }

    @Test
    void scriptsRunFromAFileFromTheInputAndFromAnArgument() throws Exception {
        Files.writeString(
                directory.resolve("night.qd"),
                "# the night shift\nput mail\nput mail --json\nshow 9\nput mail\n",
                UTF_8);

        Ended file = qdeck.run("run", "night.qd");
        Ended input = qdeck.runWithInput(Files.readString(directory.resolve("night.qd")), "prompt", "--keep-going");
        Ended argument = qdeck.run("prompt", "-c", "stats --json; list dead");

        assertThat(file)
                .isEqualTo(new Ended(
                        1,
                        "put job 1\n{\"id\":2,\"key\":null,\"created\":true}\n",
                        "qdeck: night.qd:4: job 9 is not there\n"));
        assertThat(input.exitCode()).isEqualTo(1);
        assertThat(input.err()).isEqualTo("qdeck: line 4: job 9 is not there\n");
        assertThat(input.out()).hasLineCount(3);
        assertThat(argument.out()).contains("\"total\":5,").hasLineCount(1);
    }

    @Test
    void aDatabaseOfANewerVersionIsLeftAlone() throws Exception {
        ok("put", "mail");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("jobs.db"));
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version=9999");
        }

        Ended ended = qdeck.run("put", "mail");

        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.err()).startsWith("qdeck: ").contains("jobs.db").hasLineCount(1);
    }

    /** The text or number of a top-level field. */
    private static String field(String json, String name) throws Exception {
        try (var parser = new JsonFactory().createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                if (field.equals(name)) {
                    return parser.getText();
                }
                parser.skipChildren();
            }
        }
        throw new AssertionError("no field " + name + " in " + json);
    }
}
