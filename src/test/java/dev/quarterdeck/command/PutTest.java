package dev.quarterdeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.Priority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PutTest {
    private final Shell shell = new Shell();

    @Test
    void answersWithTheFixedFieldsInTheirOrder() {
        assertThat(shell.say("put mail hello --json").out()).isEqualTo("{\"id\":1,\"key\":null,\"created\":true}\n");
        assertThat(shell.say("put mail hello --key k --json").out())
                .isEqualTo("{\"id\":2,\"key\":\"k\",\"created\":true}\n");
        assertThat(shell.say("put mail hello --key k --json").out())
                .isEqualTo("{\"id\":2,\"key\":\"k\",\"created\":false}\n");
    }

    @Test
    void answersPeopleInAFewWords() {
        assertThat(shell.say("put mail --key k").out()).isEqualTo("put job 1\n");
        assertThat(shell.say("put mail --key k").out()).isEqualTo("job 1 was there already with that key\n");
    }

    @Test
    void takesEveryField() {
        shell.say("put mail.send '{\"a\": 1}' --queue post --name Ann --priority HIGH --in 1h30m --max-retries 0"
                + " --timeout 90s --key k");

        Job job = shell.store.find(1).orElseThrow();
        assertThat(job.type()).isEqualTo("mail.send");
        assertThat(job.queue()).isEqualTo("post");
        assertThat(job.name()).isEqualTo("Ann");
        assertThat(job.priority()).isEqualTo(Priority.HIGH);
        assertThat(job.runAt()).isEqualTo(Shell.NOON.plus(Duration.ofMinutes(90)));
        assertThat(job.maxRetries()).isZero();
        assertThat(job.timeout()).isEqualTo(Duration.ofSeconds(90));
        assertThat(shell.store.payload(1)).contains("{\"a\": 1}");
    }

    /** It is noon in UTC, and one o'clock in the zone of the session. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-22T18:00:00Z,         2026-11-22T18:00:00Z",
        "2026-11-22T18:00:00.250+02:00,2026-11-22T16:00:00.250Z",
        "2026-11-23 07:15,             2026-11-23T06:15:00Z",
        "2026-11-23T07:15:30,          2026-11-23T06:15:30Z",
        "13:30,                        2026-11-22T12:30:00Z",
        "13:00,                        2026-11-23T12:00:00Z",
        "7:05,                         2026-11-23T06:05:00Z",
        "23:59:59,                     2026-11-22T22:59:59Z",
    })
    void understandsTimes(String text, Instant runAt) {
        assertThat(shell.say("put mail --at '" + text + "'").err()).isEmpty();

        assertThat(shell.store.find(1).orElseThrow().runAt()).isEqualTo(runAt);
    }

    @Test
    void takesThePayloadFromTheInput() {
        shell.input("line\n日本\n").say("put mail -");

        assertThat(shell.store.payload(1)).contains("line\n日本\n");
    }

    @Test
    void takesThePayloadFromAFile(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("payload.json"), "{}\n");

        shell.say("put mail '@" + file + "'");

        assertThat(shell.store.payload(1)).contains("{}\n");
    }

    @Test
    void hasAnEmptyPayloadWhenNoneIsGiven() {
        shell.say("put mail");

        assertThat(shell.store.payload(1)).contains("");
    }

    @Test
    void refusesAPayloadThatIsNoUtf8() {
        var answer = shell.input(new byte[] {(byte) 0xc3, 0x28}).say("put mail -");

        assertThat(answer.err()).isEqualTo("qdeck: cannot read -: expected UTF-8, got bytes that are none\n");
        assertThat(answer.exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "put                         | 2 | missing required parameter: 'TYPE'; try 'qdeck put --help'",
                "put mail --in x             | 2 | expected a duration, got: \"x\": write a number with a unit, such as 200ms, 90s, 15m, 1h30m or 7d",
                "put mail --in 1h --at 18:00 | 2 | --in and --at both say when it may run; give one of them",
                "put mail --at tomorrow      | 2 | expected --at to be a time (2026-11-22T18:00:00Z; or local: 2026-11-22 18:00, 2026-11-22 or 18:00), got: tomorrow",
                "put mail --at 25:00         | 2 | expected --at to be a time (2026-11-22T18:00:00Z; or local: 2026-11-22 18:00, 2026-11-22 or 18:00), got: 25:00",
                "put mail --priority urgent  | 2 | expected --priority to be low, normal, high, critical or 1 to 4, got: urgent",
                "put mail --max-retries -1   | 2 | expected --max-retries to be a whole number from 0 to 1000000, got: -1",
                "put mail --timeout 0s       | 2 | expected a timeout from 1 ms to 36500 days, got: 0s",
                "put mail --in 99999999999d  | 2 | expected --in to be at most 36500d, got: 99999999999d",
                "put mail --at 2030-02-30    | 2 | expected --at to be a time (2026-11-22T18:00:00Z; or local: 2026-11-22 18:00, 2026-11-22 or 18:00), got: 2030-02-30",
                "put ''                      | 2 | expected a type of 1 to 255 characters, got: 0",
                "put mail a b                | 2 | one word too many: 'b'; try 'qdeck put --help'",
                "put mail @/no/such          | 1 | cannot read /no/such: there is no such file",
                "put mail --prioritty low    | 2 | unknown option '--prioritty'; did you mean --priority?",
            })
    void saysWhatIsWrong(String line, int exitCode, String sentence) {
        var answer = shell.say(line);

        assertThat(answer.err()).isEqualTo("qdeck: " + sentence + "\n");
        assertThat(answer.out()).isEmpty();
        assertThat(answer.exitCode()).isEqualTo(exitCode);
        assertThat(shell.store.counts().total()).isZero();
    }
}
