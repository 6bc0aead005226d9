package dev.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.command.Commands;
import dev.quarterdeck.terminal.Tmux;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The manual page and the completion of the shell, as the distribution has them. */
class ManualIT {
    private static final Path SHARE = Program.LAUNCHER.getParent().resolveSibling("share");
    private static final Path PAGE = SHARE.resolve("man/man1/qdeck.1");
    private static final Path COMPLETION = SHARE.resolve("bash-completion/completions/qdeck");

    /** Fills in what bash would, and prints what it would offer. */
    private static final String ASK_COMPLETION = """
            source "$1"
            compopt() { echo "compopt $*"; }
            COMP_LINE=$2 COMP_POINT=${#2}
            _qdeck
            echo "${COMPREPLY[*]}"
            """;

    @TempDir
    Path directory;

    @Test
    void thePageIsWellFormed() throws Exception {
        Tool.require("mandoc");

        var ended = new Program(directory)
                .startCommand("mandoc", "-T", "lint", "-W", "warning", PAGE.toString())
                .await();

        assertThat(ended.out() + ended.err()).isEmpty();
        assertThat(ended.exitCode()).isZero();
    }

    @Test
    void thePageHasEveryVerb() throws Exception {
        assertThat(Files.readString(PAGE))
                .contains(Commands.verbs().stream()
                        .map(verb -> "\n\\fBqdeck " + verb + "\\fR")
                        .toList())
                .doesNotContainPattern("@[A-Z]+@");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "qdeck sta|stats",
                "qdeck sou|source",
                "qdeck help co|complete compact console",
                "qdeck list --s|--sort",
                "qdeck --db jobs.db list --so|--sort",
                "qdeck --db postgres://ann@host:5432/x --role v|viewer",
                "qdeck list --sort |claim lease newest oldest id attempts",
                "qdeck list --sort=o|oldest",
                "qdeck put mail {} --priority h|high",
                "qdeck list do|done",
                "qdeck list done reason=e|exhausted",
                "qdeck limit mail --rate n|none",
                "qdeck show |",
                "qdeck nonsense |"
            })
    void offersWhatMayComeNext(String line, String words) throws Exception {
        assertThat(completion(line)).isEqualTo((words == null ? "" : words) + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "qdeck import jo|jobs.jsonl",
                "qdeck --db jo|jobs.jsonl",
                "qdeck --db=jo|jobs.jsonl",
                "qdeck put mail @jo|jobs.jsonl",
                "qdeck backup --json jo|jobs.jsonl"
            })
    void offersFiles(String line, String file) throws Exception {
        Files.createFile(directory.resolve("jobs.jsonl"));

        assertThat(completion(line)).isEqualTo("compopt -o filenames\n" + file + "\n");
    }

    @Test
    void leavesRoomForTheValueOfAField() throws Exception {
        assertThat(completion("qdeck requeue dead fing")).isEqualTo("compopt -o nospace\nfingerprint=\n");
    }

    @Test
    void completesInTheShell() throws Exception {
        Files.createFile(directory.resolve("jobs.db"));
        try (var tmux = Tmux.shell(directory)) {
            tmux.line("cd " + directory + "; source " + COMPLETION + "; clear");
            tmux.type("qdeck --db=j");
            tmux.keys("Tab");
            tmux.awaitScreen("> qdeck --db=jobs.db");
            tmux.type("req");
            tmux.keys("Tab");
            tmux.awaitScreen("=jobs.db requeue");
            tmux.type("dead reas");
            tmux.keys("Tab");
            tmux.type("exh");
            tmux.keys("Tab");
            tmux.awaitScreen("requeue dead reason=exhausted");
        }
    }

    private String completion(String line) throws Exception {
        var ended = new Program(directory)
                .startCommand(
                        "bash", "-c", "cd \"$0\"; " + ASK_COMPLETION, directory.toString(), COMPLETION.toString(), line)
                .await();
        assertThat(ended.err()).isEmpty();
        return ended.out();
    }
}
