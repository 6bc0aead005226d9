package dev.quarterdeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.Targets;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every verb: how it is named, where its target comes from, how it says what is wrong. */
class LanguageTest {
    private final Shell shell = new Shell();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sats            | unknown command 'sats'; did you mean stats?",
                "requeu          | unknown command 'requeu'; did you mean requeue?",
                "frobnicate      | unknown command 'frobnicate'; try 'qdeck --help'",
                "--theme light   | unknown option '--theme'; it is one of the console's: say 'qdeck console --theme'",
                "stats --jsn     | unknown option '--jsn'; did you mean --json?",
                "stats --zzz=1   | unknown option '--zzz=1'; try 'qdeck stats --help'",
                "stats now       | one word too many: 'now'; try 'qdeck stats --help'",
                "list 'daed'     | *did you mean dead?",
                "list typ=x      | *did you mean type?",
                "list 'oops      | *an unclosed '*",
                "help sats       | unknown command 'sats': did you mean stats?",
            })
    void usageErrorsAreOneLineWithTheNearestRightWord(String line, String sentence) {
        var answer = shell.say(line);

        assertThat(answer.err()).startsWith("qdeck: ").hasLineCount(1);
        for (String part : sentence.split("\\*")) {
            assertThat(answer.err()).contains(part);
        }
        assertThat(answer.out()).isEmpty();
        assertThat(answer.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stats --json", "--json stats"})
    void takesItsOptionsBeforeAndAfterTheVerb(String line) {
        assertThat(shell.say(line).out()).startsWith("{\"target\":\"model\",");
    }

    @Test
    void takesWhatWasCopiedFromAShell() {
        assertThat(shell.say("qdeck stats --json").exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "qdeck"})
    void doesNothingWithoutAWord(String line) {
        assertThat(shell.say(line)).isEqualTo(new Shell.Answer(0, "", ""));
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void everyVerbExplainsItself(String verb) {
        var answer = shell.say(verb + " --help");

        assertThat(answer.out()).startsWith("Usage: qdeck " + verb).contains("--db", "--json");
        assertThat(answer.err()).isEmpty();
        assertThat(answer.exitCode()).isZero();
        assertThat(shell.say("help " + verb).out()).isEqualTo(answer.out());
    }

    static List<String> verbs() {
        return Verbs.names();
    }

    @Test
    void helpListsEveryVerb() {
        var help = shell.say("help").out();

        assertThat(Verbs.names()).allSatisfy(verb -> assertThat(help).containsPattern("(?m)^  " + verb + "[ ,]"));
    }

    @Test
    void saysItsVersion() {
        assertThat(shell.say("--version").out()).startsWith("qdeck ").hasLineCount(1);
    }

    @Test
    void anotherTargetIsOpenedForTheOneCommand(@TempDir Path directory) {
        var out = new StringWriter();
        Path file = directory.resolve("other.db");
        var session = Session.on("model", (target, options) -> new Targets().open(target, options))
                .store(shell.store)
                .out(new PrintWriter(out))
                .build();

        assertThat(Commands.run(session, List.of("--db", file.toString(), "put", "mail")))
                .isZero();
        assertThat(Commands.run(session, List.of("list", "--db", file.toString(), "--json")))
                .isZero();
        assertThat(Commands.run(session, List.of("list", "--json"))).isZero();

        assertThat(out.toString()).startsWith("put job 1\n{\"id\":1,").hasLineCount(2);
        assertThat(shell.store.counts().total()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stats",
                "list",
                "show 1",
                "history 1",
                "queues",
                "workers",
                "check",
                "requeue dead",
                "purge done",
                "unprocessable 1",
                "cancel 1",
                "unlock --all",
                "pause mail",
                "resume mail",
                "schedules",
                "schedule nightly --pause",
                "unschedule nightly",
                "purge done --dry-run"
            })
    void onlyVerbsThatFeedMakeTheFile(String line, @TempDir Path directory) {
        var err = new StringWriter();
        Path file = directory.resolve("none.db");
        var session = Session.on(file.toString(), new Targets())
                .err(new PrintWriter(err))
                .build();

        assertThat(Line.run(session, line)).isEqualTo(3);

        assertThat(err.toString()).startsWith("qdeck: no queue file at " + file).hasLineCount(1);
        assertThat(file).doesNotExist();
    }

    @Test
    void aFileThatIsNoQueueIsLeftAsItIs(@TempDir Path directory) throws Exception {
        var err = new StringWriter();
        Path file = Files.writeString(directory.resolve("letter.txt"), "Dear Ann,\n".repeat(500));
        var session = Session.on(file.toString(), new Targets())
                .err(new PrintWriter(err))
                .build();

        assertThat(Line.run(session, "put mail")).isEqualTo(3);
        assertThat(Line.run(session, "stats")).isEqualTo(3);

        assertThat(err.toString()).hasLineCount(2);
        assertThat(file).hasContent("Dear Ann,\n".repeat(500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://host/db", "''"})
    void aTargetThatIsNoFileIsRefused(String target) {
        var answer = shell.say("stats --db " + target);

        assertThat(answer.err()).startsWith("qdeck: ").hasLineCount(1);
        assertThat(answer.exitCode()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"console", "--json", "--db jobs.db"})
    void whatHasNoTerminalSaysSo(String line) {
        assertThat(shell.say(line))
                .isEqualTo(new Shell.Answer(
                        2, "", "qdeck: the console needs a terminal; use a verb such as 'qdeck stats'\n"));
    }

    @Test
    void thePromptOpensNoPrompt() {
        var err = new StringWriter();
        var session = Session.on("model", (target, options) -> shell.store)
                .surface("prompt")
                .terminal(true)
                .err(new PrintWriter(err))
                .build();

        assertThat(Line.run(session, "prompt")).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("qdeck: this is the prompt already\n");
    }

    @Test
    void anInternalErrorIsOneLineToo() {
        var err = new StringWriter();
        var session = Session.on("x", (target, options) -> {
                    throw new IllegalStateException("two\nlines\u001b[2J");
                })
                .err(new PrintWriter(err))
                .build();

        assertThat(Line.run(session, "stats")).isEqualTo(1);

        assertThat(err.toString()).isEqualTo("qdeck: internal error: java.lang.IllegalStateException: two?lines?[2J\n");
    }

    @Test
    void aReaderWhoLeavesIsNoError() {
        var err = new StringWriter();
        var session = Session.on("model", (target, options) -> shell.store)
                .out(new PrintWriter(new StringWriter()) {
                    @Override
                    public void flush() {
                        throw new OutputClosedException(new java.io.IOException("Broken pipe"));
                    }
                })
                .err(new PrintWriter(err))
                .build();
        shell.pending(3);

        assertThat(Commands.run(session, List.of("list"))).isZero();
        assertThat(err.toString()).isEmpty();
    }
}
