package dev.quarterdeck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.command.Shell.Answer;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Settlement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is hidden of a job, on every way to it. */
class RedactionTest {
    private static final String PAYLOAD =
            "{\"user\":\"ann\",\"token\":\"s3cret\",\"items\":[{\"secret\":\"s3cret\",\"n\":1.0}]}";

    private final Shell shell = new Shell();

    private static String hidden(String payload, String... paths) {
        return Redaction.of(List.of(paths)).payload(payload);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "payload.token; {\"token\":\"s\",\"a\":1}; {\"token\":\"***\",\"a\":1}",
                "payload.token; {\"token\":{\"deep\":[1,2]},\"a\":[]}; {\"token\":\"***\",\"a\":[]}",
                "payload.token; {\"token\":[{\"token\":1}]}; {\"token\":\"***\"}",
                "payload.token; {\"token\":null,\"b\":true}; {\"token\":\"***\",\"b\":true}",
                "payload.token; {\"tok\\u0065n\":\"s\"}; {\"token\":\"***\"}",
                "payload.token; {\"token\":1,\"token\":2}; {\"token\":\"***\",\"token\":\"***\"}",
                "payload.token; [{\"token\":1},[{\"token\":2}]]; [{\"token\":\"***\"},[{\"token\":\"***\"}]]",
                "payload.token; {\"Token\":1,\"a\":{\"token\":2}}; {\"Token\":1,\"a\":{\"token\":2}}",
                "payload.a.b; {\"a\":{\"b\":1,\"c\":2},\"b\":3}; {\"a\":{\"b\":\"***\",\"c\":2},\"b\":3}",
                "payload.a.b; {\"a\":[{\"b\":1},{\"c\":[{\"b\":4}]}]}; {\"a\":[{\"b\":\"***\"},{\"c\":[{\"b\":4}]}]}",
                "payload.a.b; {\"a.b\":1,\"a\":{\"a\":{\"b\":2}}}; {\"a.b\":\"***\",\"a\":{\"a\":{\"b\":2}}}",
                "payload.items[].s; {\"items\":[{\"s\":1,\"n\":1.50},{\"s\":2}]}; {\"items\":[{\"s\":\"***\",\"n\":1.50},{\"s\":\"***\"}]}",
                "payload.items[]; {\"items\":[1,2]}; {\"items\":\"***\"}",
                "payload.x; {\"n\":123456789012345678901234567890.10e5}; {\"n\":123456789012345678901234567890.10e5}",
                "payload.x; {}; {}",
                "payload; {\"a\":1}; ***",
                "payload.x; text; ***",
                "payload.x; \"{\\\"x\\\":1}\"; ***",
                "payload.x; 42; ***",
                "payload.x; {\"a\":1} {\"x\":2}; ***",
                "payload.x; {\"a\":1}]; ***",
                "payload.x; {\"a\":1; ***",
                "payload.x; {'x':1}; ***",
                "payload.x; {\"a\":1}x; ***",
                "error; {\"a\":1}; {\"a\":1}"
            })
    void fieldsAreHiddenAndTheRestStands(String path, String payload, String shown) {
        assertThat(hidden(payload, path)).isEqualTo(shown);
    }

    @Test
    void whatIsNestedOutOfAllReasonIsHiddenWhole() {
        assertThat(hidden("[".repeat(100_000) + "]".repeat(100_000), "payload.x"))
                .isEqualTo("***");
        assertThat(hidden("{\"a\":".repeat(900) + "{\"x\":1}" + "}".repeat(900), "payload.x"))
                .hasSize(900 * 6 + 7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"token", "payload.", "payload..a", ".payload", "Payload.a", "payloads", "id", "", "error.a"})
    void whatIsNoPathIsRefused(String path) {
        assertThatThrownBy(() -> Redaction.of(List.of(path)))
                .hasMessage("expected --redact to be payload, payload.FIELD.FIELD, error or result, got: " + path);
    }

    private Shell hiding(String... paths) {
        shell.store.enqueue(NewJob.of("mail", PAYLOAD));
        var claim = shell.claimed(0, 1).get(0);
        shell.store.settle(new Settlement.Reject(claim.lease(), "s3cret error\nat Mail.java:7"));
        return shell.as(Role.VIEWER).hiding(paths);
    }

    @Test
    void showTellsOnlyTheRest() {
        hiding("payload.token", "payload.items[].secret");

        for (String line : List.of("show 1", "show 1 --json")) {
            Answer answer = shell.say(line);
            assertThat(answer.exitCode()).isZero();
            assertThat(answer.out()).contains("ann", "***", "s3cret error");
            assertThat(answer.out().replace("s3cret error", "")).doesNotContain("s3cret");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"show 1", "show 1 --json", "list", "list --json", "history 1", "history 1 --json"})
    void errorsAreHiddenWhereverTheyStand(String line) {
        Answer answer = hiding("error", "payload").say(line);

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).contains("***").doesNotContain("s3cret").doesNotContain("Mail.java");
    }

    @Test
    void resultsAreHidden() {
        shell.done(1).as(Role.VIEWER).hiding("result");

        assertThat(shell.say("show 1").out()).contains("***").doesNotContain("fine");
        assertThat(shell.say("list done --json").out()).contains("\"result\":\"***\"");
    }

    @Test
    void payloadsOfRecurringJobsAreHidden() {
        assertThat(shell.say("schedule nightly @daily mail '{\"token\":\"s3cret\"}'")
                        .exitCode())
                .isZero();
        shell.as(Role.VIEWER).hiding("payload.token");

        assertThat(shell.say("schedules --json").out()).contains("***").doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list payload~s3c",
                "list dead not payload~s3c",
                "list payload=s3cret,x",
                "list type=mail payload~s",
                "list --sort id payload~s"
            })
    void nobodySearchesForWhatIsHidden(String line) {
        Answer answer = hiding("payload.token").say(line);

        assertThat(answer.exitCode()).isEqualTo(Exit.REFUSED);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err())
                .startsWith("qdeck: payload terms cannot be used here")
                .hasLineCount(1);
        assertThat(shell.say("list error~s3cret --json").out()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list error~s3c",
                "list s3cret",
                "list not s3cret",
                "list error=*s3cret*",
                "list fingerprint=1b54f558b848",
                "errors"
            })
    void norInErrorsThatAreHidden(String line) {
        assertThat(hiding("error").say(line).exitCode()).isEqualTo(Exit.REFUSED);
        assertThat(shell.say("list payload~s3c").exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "requeue payload~s3c --dry-run",
                "requeue payload~s3c --yes",
                "purge dead payload~s3c --yes",
                "take"
            })
    void anOperatorDoesNotGetAtItEither(String line) {
        Answer answer = hiding("payload.token").as(Role.OPERATOR).say(line);

        assertThat(answer.exitCode()).as(answer.err()).isEqualTo(Exit.REFUSED);
        assertThat(answer.out()).isEmpty();
        assertThat(shell.store.counts().total()).isEqualTo(1);
    }

    @Test
    void anOperatorStillDoesTheRest() {
        hiding("payload.token").as(Role.OPERATOR);

        assertThat(shell.say("requeue dead").exitCode()).isZero();
        assertThat(shell.say("undo").exitCode()).isZero();
        assertThat(shell.say("purge mail").exitCode()).isZero();
    }

    @Test
    void itIsSaidWithALowerRoleAndAddsUp() {
        hiding().as(Role.ADMIN);

        assertThat(shell.say("show 1 --redact payload.token").err())
                .isEqualTo("qdeck: --redact hides parts of jobs from a viewer or an operator; say --role too\n");
        assertThat(shell.say("show 1 --redact payload.token --role viewer").out())
                .doesNotContain("\"s3cret\",\"items");
        assertThat(shell.say("--redact error --role viewer show 1 --redact payload")
                        .out())
                .doesNotContain("s3cret");
        assertThat(shell.say("--redact token --role viewer show 1").exitCode()).isEqualTo(Exit.USAGE);
        assertThat(shell.as(Role.VIEWER)
                        .hiding("payload")
                        .say("show 1 --redact error")
                        .out())
                .doesNotContain("s3cret");
    }

    @Test
    void nobodyManagesForWhomRecurringJobsAreHidden() {
        assertThat(shell.hiding("payload.token").say("manage --lease 1m").exitCode())
                .isEqualTo(4);
    }
}
