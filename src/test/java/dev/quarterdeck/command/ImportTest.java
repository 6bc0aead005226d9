package dev.quarterdeck.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.Priority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportTest {
    private final Shell shell = new Shell();

    private Shell.Answer importing(String lines) {
        return shell.input(lines).say("import - --json");
    }

    @Test
    void answersWithTheFixedFieldsInTheirOrder() {
        var answer = importing("""
                {"type":"a","key":"k"}
                {"type":"a","key":"k"}
                {"type":"a"}
                nonsense
                """);

        assertThat(answer.out()).isEqualTo("{\"read\":4,\"created\":2,\"existing\":1,\"rejected\":1}\n");
        assertThat(answer.err()).startsWith("qdeck: line 4: expected JSON: ").hasLineCount(1);
        assertThat(answer.exitCode()).isEqualTo(1);
    }

    @Test
    void answersPeopleInASentence() {
        assertThat(shell.input("{\"type\":\"a\"}\n").say("import -").out())
                .isEqualTo("read 1: created 1, existing 0, rejected 0\n");
    }

    @Test
    void takesEveryField() {
        importing("{\"type\":\"mail.send\",\"queue\":\"post\",\"name\":\"Ann\",\"priority\":\"high\","
                + "\"run_at\":\"2026-11-23T00:00:00Z\",\"max_retries\":7,\"timeout\":\"90s\",\"key\":\"k\"}\n"
                + "{\"type\":\"b\",\"priority\":4,\"run_at\":1795392000250,\"timeout\":250}\n");

        Job first = shell.store.find(1).orElseThrow();
        assertThat(first.type()).isEqualTo("mail.send");
        assertThat(first.queue()).isEqualTo("post");
        assertThat(first.name()).isEqualTo("Ann");
        assertThat(first.key()).isEqualTo("k");
        assertThat(first.priority()).isEqualTo(Priority.HIGH);
        assertThat(first.runAt()).isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
        assertThat(first.maxRetries()).isEqualTo(7);
        assertThat(first.timeout()).isEqualTo(Duration.ofSeconds(90));
        Job second = shell.store.find(2).orElseThrow();
        assertThat(second.priority()).isEqualTo(Priority.CRITICAL);
        assertThat(second.runAt()).isEqualTo(Instant.ofEpochMilli(1_795_392_000_250L));
        assertThat(second.timeout()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void takesNullForTheDefault() {
        importing("{\"type\":\"a\",\"queue\":null,\"name\":null,\"priority\":null,\"run_at\":null,"
                + "\"max_retries\":null,\"timeout\":null,\"key\":null}");

        Job job = shell.store.find(1).orElseThrow();
        assertThat(job.queue()).isEqualTo("default");
        assertThat(job.priority()).isEqualTo(Priority.NORMAL);
        assertThat(job.maxRetries()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"payload\":\"plain\"                        | plain",
                "\"payload\":\"\\u0041\\n\\\"\\ud83d\\ude00\" | `A\n\"\ud83d\ude00`",
                "\"payload\":null                             | null",
                "\"payload\":true                             | true",
                "\"payload\":1.50e+1                          | 1.50e+1",
                "\"payload\":-0                               | -0",
                "\"payload\":{ \"b\" : 1.0 , \"a\" : [ ] }    | {\"b\":1.0,\"a\":[]}",
                "\"payload\":[1 ,\t2]                         | [1,2]",
                "\"payload\":{\"k \\u0041\": \"a \\\" b\\\\\"}| {\"k \\u0041\":\"a \\\" b\\\\\"}",
                "\"payload\":123456789012345678901234567890.0 | 123456789012345678901234567890.0",
                "\"queue\":\"q\"                              | ``",
            })
    void keepsThePayloadAsItWasWritten(String field, String payload) {
        assertThat(importing("{\"type\":\"a\", " + field + " }").err()).isEmpty();

        assertThat(shell.store.payload(1)).contains(payload);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1]                            | expected a JSON object, got: [1]",
                "\"a\"                          | expected a JSON object, got: \"a\"",
                "{}                             | expected the field \"type\", got none",
                "{\"type\":null}                | expected \"type\" to be a text, got: null",
                "{\"type\":5}                   | expected \"type\" to be a text, got: 5",
                "{\"type\":\"\"}                | expected a type of 1 to 255 characters, got: 0",
                "{\"type\":\"a\"} x             | expected JSON: *",
                "{\"type\":\"a\"} {}            | expected one JSON object and nothing after it",
                "{\"type\":\"a\",\"type\":\"b\"}| expected the field \"type\" once, got it twice",
                "{\"type\":\"a\",\"prio\":1}    | unknown field \"prio\": did you mean priority?",
                "{\"type\":\"a\",\"zzz\":1}     | unknown field \"zzz\": expected type, payload, queue, name, priority, run_at, max_retries, timeout or key",
                "{\"type\":\"a\",\"priority\":9}| expected \"priority\" to be low, normal, high, critical or 1 to 4, got: 9",
                "{\"type\":\"a\",\"queue\":{}}  | expected \"queue\" to be a text, got: an object",
                "{\"type\":\"a\",\"max_retries\":\"7\"} | expected \"max_retries\" to be a whole number, got: \"7\"",
                "{\"type\":\"a\",\"key\":\"k\" | expected JSON: Unexpected end-of-input: expected close marker for Object, at character 22",
                "{\"type\":\"a\",\"max_retries\":1.5} | expected \"max_retries\" to be a whole number, got: 1.5",
                "{\"type\":\"a\",\"max_retries\":-1}  | expected \"max_retries\" to be a whole number from 0 to 1000000, got: -1",
                "{\"type\":\"a\",\"run_at\":true}     | expected \"run_at\" to be a text, got: true",
                "{\"type\":\"a\",\"timeout\":\"soon\"}| expected a duration, got: *",
                "{\"type\":\"a\",\"payload\":{\"x\":}}| expected JSON: *",
            })
    void rejectsALineThatIsNoJobAndGoesOn(String line, String sentence) {
        var answer = importing("{\"type\":\"first\"}\n" + line + "\n{\"type\":\"last\"}\n");

        String expected = "qdeck: line 2: " + sentence;
        if (expected.endsWith("*")) {
            assertThat(answer.err()).startsWith(expected.substring(0, expected.length() - 1));
        } else {
            assertThat(answer.err()).isEqualTo(expected + "\n");
        }
        assertThat(answer.err()).hasLineCount(1);
        assertThat(answer.out()).isEqualTo("{\"read\":3,\"created\":2,\"existing\":0,\"rejected\":1}\n");
        assertThat(answer.exitCode()).isEqualTo(1);
    }

    @Test
    void rejectsBytesThatAreNoUtf8() {
        byte[] lines = "{\"type\":\"a?\"}\n{\"type\":\"b\"}\n".getBytes(UTF_8);
        lines[10] = (byte) 0xff;

        var answer = shell.input(lines).say("import - --json");

        assertThat(answer.err()).isEqualTo("qdeck: line 1: expected UTF-8, got bytes that are none\n");
        assertThat(answer.out()).contains("\"created\":1,");
    }

    @Test
    void readsWhatOtherSystemsWrite() {
        var answer = importing("\ufeff{\"type\":\"a\"}\r\n\r\n   \n{\"type\":\"b\"}\r\n{\"type\":\"c\"}");

        assertThat(answer.out()).isEqualTo("{\"read\":3,\"created\":3,\"existing\":0,\"rejected\":0}\n");
        assertThat(answer.err()).isEmpty();
    }

    @Test
    void readsLongLinesAndRejectsThoseThatAreTooLong() {
        String mebibyte = "x".repeat(1 << 20);
        String escaped = "\\u0001".repeat(1 << 20);

        var answer =
                importing("{\"type\":\"a\",\"payload\":\"" + mebibyte + "\"}\n{\"type\":\"b\",\"payload\":\"" + escaped
                        + "\"}\n{\"type\":\"c\",\"payload\":\"" + mebibyte + "y\"}\n{\"type\":\"d\",\"payload\":\""
                        + mebibyte.repeat(17) + "\"}\n{\"type\":\"e\"}\n");

        assertThat(answer.err())
                .isEqualTo("qdeck: line 3: expected a payload of at most 1048576 bytes of UTF-8, got: 1048577\n"
                        + "qdeck: line 4: expected a line of at most 16777216 bytes, got: 17825817\n");
        assertThat(answer.out()).isEqualTo("{\"read\":5,\"created\":3,\"existing\":0,\"rejected\":2}\n");
        assertThat(shell.store.payload(2)).contains("\u0001".repeat(1 << 20));
    }

    @Test
    void readsDeeplyNestedPayloads() {
        String deep = "[".repeat(20_000) + "]".repeat(20_000);

        importing("{\"type\":\"a\",\"payload\":" + deep + "}");

        assertThat(shell.store.payload(1)).contains(deep);
    }

    @Test
    void readsMoreThanABatch(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(
                directory.resolve("many.jsonl"),
                IntStream.range(0, 2_500)
                        .mapToObj(i -> "{\"type\":\"t" + i + "\"}")
                        .collect(Collectors.joining("\n")));

        assertThat(shell.say("import '" + file + "' --json").out())
                .isEqualTo("{\"read\":2500,\"created\":2500,\"existing\":0,\"rejected\":0}\n");
        assertThat(shell.store.find(2_500).orElseThrow().type()).isEqualTo("t2499");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "import           | 2 | say a FILE of jobs, or --from with another program's queue",
                "import /no/such  | 1 | cannot read /no/such: there is no such file",
                "import /         | 1 | cannot read /: it is a directory",
            })
    void saysWhatIsWrong(String line, int exitCode, String sentence) {
        var answer = shell.say(line);

        assertThat(answer.err()).isEqualTo("qdeck: " + sentence + "\n");
        assertThat(answer.out()).isEmpty();
        assertThat(answer.exitCode()).isEqualTo(exitCode);
    }
}
