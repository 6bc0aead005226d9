package dev.quarterdeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.TwelveCauses;
import dev.quarterdeck.job.TwelveCauses.Failure;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.Settlement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Causes as a person and a script see them, and what they do about one. */
class ErrorsTest {
    private static final String TIMEOUT = "1b54f558b848";

    private final Shell shell = new Shell();

    private Lease claimed(String type) {
        shell.store.enqueue(NewJob.of(type, "").queue("fragile").maxRetries(0));
        return shell.store
                .claim(new ClaimRequest("web1/41", 1, Duration.ofSeconds(30), Set.of("fragile"), Duration.ZERO))
                .get(0)
                .lease();
    }

    private void fails(String type, String error) {
        shell.store.settle(new Settlement.Fail(claimed(type), error, null));
    }

    /** Three failures of two causes, the last one half an hour ago. */
    private void someFail() {
        fails("mail.send", "timeout after 30s talking to smtp-2\n\tat line 5");
        shell.clock.move(Duration.ofMinutes(30));
        fails("mail.send", "timeout after 4s talking to smtp-17");
        fails("image.resize", "not a JPEG: \"a.png\"");
        shell.clock.move(Duration.ofMinutes(30));
    }

    @Test
    void errorsHaveTheFixedFieldsInTheirOrder() {
        someFail();

        var answer = shell.say("errors --json");

        assertThat(answer.out())
                .isEqualTo(
                        "{\"fingerprint\":\"1b54f558b848\",\"type\":\"mail.send\",\"sample\":\"timeout after 4s talking"
                                + " to smtp-17\",\"count\":2,\"first\":\"2026-11-22T12:00:00.000Z\","
                                + "\"last\":\"2026-11-22T12:30:00.000Z\"}\n"
                                + "{\"fingerprint\":\"b69140943033\",\"type\":\"image.resize\",\"sample\":\"not a JPEG:"
                                + " \\\"a.png\\\"\",\"count\":1,\"first\":\"2026-11-22T12:30:00.000Z\","
                                + "\"last\":\"2026-11-22T12:30:00.000Z\"}\n");
        assertThat(answer.exitCode()).isZero();
    }

    @Test
    void errorsReadAtAGlance() {
        someFail();

        assertThat(shell.say("errors").out()).isEqualTo("""
                        3 errors in 2 groups
                        count  type          first  last  fingerprint   error
                            2  mail.send        1h   30m  1b54f558b848  timeout after # talking to smtp-#
                            1  image.resize    30m   30m  b69140943033  not a JPEG: "…"
                        """);
        assertThat(shell.say("errors --limit 1").out())
                .startsWith("3 errors in 2 groups\n")
                .hasLineCount(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "errors                          | 2 1",
                "errors dead                     | 2 1",
                "errors --state dead             | 2 1",
                "errors --state=DEAD             | 2 1",
                "errors --state pending          | ''",
                "errors pending --state dead     | 2 1",
                "errors done                     | ''",
                "errors type=mail.*              | 2",
                "errors not fingerprint=1b54f558b848 | 1",
                "errors age=45m..                | 1",
                "errors --older-than 45m         | 1",
                "errors --limit 1                | 2",
                "errors 1 3                      | 1 1",
            })
    void groupsWhatIsSelected(String line, String counts) {
        someFail();

        List<String> found = Pattern.compile("\"count\":(\\d+)")
                .matcher(shell.say(line + " --json").out())
                .results()
                .map(result -> result.group(1))
                .toList();

        assertThat(String.join(" ", found)).isEqualTo(counts);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "errors --limit 0     | expected --limit to be a positive whole number, got: 0",
                "errors --state x     | expected --state to be a state (pending, locked, done or dead) or several with"
                        + " commas, got: x",
                "errors daed          | \"daed\" is neither a state nor a term: did you mean dead? For a text search write"
                        + " error~daed",
                "errors fingerprint=1 | \"1\" is no fingerprint in \"fingerprint=1\": write 12 hexadecimal digits, as qdeck"
                        + " errors shows them",
            })
    void saysWhatIsWrong(String line, String sentence) {
        var answer = shell.say(line);

        assertThat(answer.err()).isEqualTo("qdeck: " + sentence + "\n");
        assertThat(answer.exitCode()).isEqualTo(Exit.USAGE);
    }

    @Test
    void withoutErrorsThereIsNothingToTell() {
        shell.done(1).say("cancel 1");

        assertThat(shell.say("errors").out()).isEqualTo("0 errors in 0 groups\n");
        assertThat(shell.say("errors --json").out()).isEmpty();
    }

    @Test
    void groupIsRequeuedAsOne() {
        someFail();

        var answer = shell.say("requeue dead fingerprint=" + TIMEOUT + " --yes --json");

        assertThat(answer.out())
                .contains("\"command\":\"requeue dead fingerprint=1b54f558b848\",\"matched\":2,\"changed\":2,");
        assertThat(shell.idsOf("list dead")).isEqualTo("3");
        assertThat(shell.say("purge dead fingerprint=" + TIMEOUT + " --dry-run").out())
                .contains("would purge 0 of 0");
    }

    @Test
    void isHarmlessWhateverErrorsSay() {
        fails("mail.send", "\u001b[31mred \u202egnp.exe \u009b2J");

        assertThat(shell.say("errors").out()).doesNotContain("\u001b", "\u202e", "\u009b");
        assertThat(shell.say("errors --json").out()).contains("\"sample\":\"\\u001B[31mred \\u202egnp.exe \\u009b2J\"");
    }

    @Test
    void tenThousandFailuresOfTwelveCausesAreTwelveLines() {
        List<Failure> failures = TwelveCauses.failures(11, 10_000);
        shell.store.enqueueAll(failures.stream()
                .map(failure -> NewJob.of(failure.type(), "").maxRetries(0))
                .toList());
        shell.store
                .claim(new ClaimRequest("web1/41", 10_000, Duration.ofSeconds(30), Set.of(), Duration.ZERO))
                .forEach(claim -> shell.store.settle(new Settlement.Fail(
                        claim.lease(), failures.get((int) claim.job().id() - 1).error(), null)));

        String groups = shell.say("errors --json").out();

        assertThat(groups).hasLineCount(12);
        assertThat(Pattern.compile("\"count\":(\\d+)")
                        .matcher(groups)
                        .results()
                        .map(MatchResult::group)
                        .mapToInt(count -> Integer.parseInt(count.substring(8)))
                        .sum())
                .isEqualTo(10_000);
    }
}
