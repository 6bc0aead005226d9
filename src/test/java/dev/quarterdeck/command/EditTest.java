package dev.quarterdeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Priority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditTest {
    private final Shell shell = new Shell();
    private final List<String> shown = new ArrayList<>();

    private String payload() {
        return shell.store.payload(1).orElseThrow();
    }

    private void put(String payload) {
        shell.store.enqueue(NewJob.of("mail", payload));
    }

    private void writes(UnaryOperator<String> person) {
        shell.editing((text, suffix) -> {
            shown.add(text);
            shown.add(suffix);
            return person.apply(text);
        });
    }

    @Test
    void changesWhatIsSaidAndKeepsWhatWas() {
        put("old");

        var answer = shell.say("edit 1 --payload new --priority high --run-at 18:00");

        assertThat(answer.out()).isEqualTo("edited 1 of 1 job · operation 1\n");
        assertThat(payload()).isEqualTo("new");
        assertThat(shell.store.find(1).orElseThrow().priority()).isEqualTo(Priority.HIGH);
        assertThat(shell.store.find(1).orElseThrow().runAt()).hasToString("2026-11-22T17:00:00Z");

        assertThat(shell.say("undo").exitCode()).isZero();
        assertThat(payload()).isEqualTo("old");
        assertThat(shell.store.find(1).orElseThrow().runAt()).isEqualTo(Shell.NOON);
    }

    @Test
    void takesThePayloadFromAFileOrTheInput(@TempDir Path directory) throws Exception {
        put("old");
        Path file = Files.writeString(directory.resolve("new.json"), "{\"a\": 1}\n");

        shell.say("edit 1 --payload @" + file);
        assertThat(payload()).isEqualTo("{\"a\": 1}\n");

        shell.input("from the input").say("edit 1 --payload -");
        assertThat(payload()).isEqualTo("from the input");
        shell.say("edit 1 --payload ''");
        assertThat(payload()).isEmpty();
    }

    @Test
    void doesNotRecordThePayload() {
        put("old");

        shell.say("edit 1 --payload secret --note why");

        var operation = shell.store.operation(1).orElseThrow();
        assertThat(operation.command()).isEqualTo("edit 1 --payload -");
        assertThat(operation.by().note()).isEqualTo("why");
    }

    @Test
    void opensJsonLaidOutAndKeepsItCompact() {
        put("{\"to\":\"a b\",\"n\":1.50}");
        writes(text -> text.replace("a b", "c d"));

        var answer = shell.say("edit 1");

        assertThat(shown).containsExactly("{\n  \"to\": \"a b\",\n  \"n\": 1.50\n}\n", ".json");
        assertThat(answer.out()).isEqualTo("edited 1 of 1 job · operation 1\n");
        assertThat(payload()).isEqualTo("{\"to\":\"c d\",\"n\":1.50}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain  | plain~  | plainer~ | plainer",
                "{\"a\" | {\"a\"~ | {\"b\"~  | {\"b\"",
                "7      | 7~      | 8        | 8",
                "''     | ~       | x~       | x",
            })
    void opensOtherTextAsItIs(String before, String text, String written, String after) {
        put(before);
        writes(any -> written.replace('~', '\n'));

        shell.say("edit 1");

        assertThat(shown).containsExactly(text.replace('~', '\n'), ".txt");
        assertThat(payload()).isEqualTo(after);
    }

    @Test
    void keepsTheLinesEndThatAPayloadHas() {
        put("one\n");
        writes(text -> "two\n");

        shell.say("edit 1");

        assertThat(shown).startsWith("one\n");
        assertThat(payload()).isEqualTo("two\n");
    }

    @Test
    void doesNothingWhenNothingWasChanged() {
        put("{ \"a\" : [1,2] }");
        writes(text -> text.replace("\n", "\n\n"));

        var answer = shell.say("edit 1");

        assertThat(answer).isEqualTo(new Shell.Answer(0, "job 1 is as it was: the payload was not changed\n", ""));
        assertThat(payload()).isEqualTo("{ \"a\" : [1,2] }");
        assertThat(shell.store.operation(1)).isEmpty();
    }

    @Test
    void refusesJsonThatIsNoneAnyMore() {
        put("{\"a\":1}");
        writes(text -> text.replace("1", "1,"));

        var answer = shell.say("edit 1");

        assertThat(answer.err())
                .startsWith("qdeck: nothing was changed: the payload was JSON, and what was written is none: ")
                .contains("at line 3")
                .hasLineCount(1);
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(payload()).isEqualTo("{\"a\":1}");
    }

    @Test
    void overwritesNoEditThatSomebodyElseMadeMeanwhile() {
        put("old");
        writes(text -> {
            shell.say("edit 1 --payload theirs");
            return "mine\n";
        });

        var answer = shell.say("edit 1");

        assertThat(answer.err())
                .isEqualTo("qdeck: job 1 was given another payload meanwhile: nothing was changed; edit it again\n");
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(payload()).isEqualTo("theirs");
    }

    @Test
    void saysWhenTheJobWasClaimedMeanwhile() {
        put("old");
        writes(text -> {
            shell.claimed(0, 1);
            return "mine\n";
        });

        var answer = shell.say("edit 1");

        assertThat(answer.out()).isEqualTo("edited 0 of 1 job · skipped 1 locked · operation 1\n");
        assertThat(answer.err()).isEqualTo("qdeck: job 1 was not edited: it changed its state meanwhile\n");
        assertThat(answer.exitCode()).isEqualTo(1);
    }

    @Test
    void showsAndChangesNothingInADryRun() {
        put("old");

        assertThat(shell.say("edit 1 --payload new --dry-run").out())
                .endsWith("edit 1 --payload -\nwould edit 1 of 1 job\n");
        assertThat(payload()).isEqualTo("old");
    }

    /** Job 1 runs, job 2 is done, job 3 is dead, job 4 waits. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "edit 1 --payload x       | 1 | job 1 is locked: a worker has it, and it cannot be edited before that is over",
                "edit 2 --priority high   | 1 | job 2 is done: only pending and dead jobs can be edited",
                "edit 3 --run-at 18:00    | 1 | job 3 is dead: it has no run time; requeue it, then reschedule it",
                "edit 9 --payload x       | 1 | job 9 is not there",
                "edit 4                   | 2 | say what to change: --payload, --priority or --run-at; without them the payload is opened in an editor, which needs a terminal",
                "edit 4 --dry-run         | 2 | --dry-run needs to know what to change: --payload, --priority or --run-at",
                "edit 4 --payload @/none/x| 1 | cannot read /none/x: there is no such file",
                "edit 4 --priority urgent | 2 | expected --priority to be low, normal, high, critical or 1 to 4, got: urgent",
                "edit four --payload x    | 2 | expected ID to be the id of a job, a number, got: four",
            })
    void saysWhyItCannot(String line, int exitCode, String sentence) {
        shell.locked(1).done(1).dead(1).pending(1);

        assertThat(shell.say(line)).isEqualTo(new Shell.Answer(exitCode, "", "qdeck: " + sentence + "\n"));
    }

    @Test
    void refusesAPayloadThatPutRefusesToo() {
        put("old");
        String payload = "x".repeat(NewJob.MAX_PAYLOAD_BYTES + 1);

        var answer = shell.input(payload).say("edit 1 --payload -");

        assertThat(answer)
                .isEqualTo(shell.input(payload).say("put mail -"))
                .isEqualTo(new Shell.Answer(
                        2, "", "qdeck: expected a payload of at most 1048576 bytes of UTF-8, got: 1048577\n"));
    }
}
