package dev.quarterdeck;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.terminal.Tmux;
import dev.quarterdeck.terminal.WrittenBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However the installed console ends, and whatever is open in it, the terminal is as it was and nothing is left behind. */
class ConsoleEndsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private Tmux tmux;

    @BeforeEach
    void openShell() throws Exception {
        var program = new InstalledProgram(directory);
        assertThat(program.qdeck("--db", "night.db", "put", "mail.send").exitCode())
                .isZero();
        Files.createDirectory(directory.resolve("tmp"));
        tmux = Tmux.shell(directory);
        tmux.line("export QDECK_JAVA_OPTS=-Djava.io.tmpdir=$PWD/tmp PATH=" + InstalledProgram.BIN
                + ":$PATH; stty intr ^X -ixon; stty -a >before; clear; echo ready");
        tmux.awaitScreen("ready\n>");
        tmux.run("pipe-pane", "-o", "cat >" + directory.resolve("recorded"));
    }

    @AfterEach
    void closeShell() {
        if (tmux != null) {
            tmux.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TERM, 143, --db night.db, T, ╭ TRASH",
        "HUP, 129, --db night.db, t, ╭ TRENDS",
        "INT, 130, --db night.db, X, ╭ purge",
        "TERM, 143, demo, S, ╭ simulation",
        "INT, 130, demo, S, ╭ simulation"
    })
    void aSignalLeavesTheTerminalAsItWas(String signal, int code, String arguments, String key, String view)
            throws Exception {
        start(arguments, key, view);

        signal(signal);

        tmux.awaitScreen("all done\n");
        assertThat(tmux.screen()).contains("code=" + code + "\n").doesNotContain("PENDING");
        assertThat(tmux.format("#{alternate_on} #{cursor_flag}")).isEqualTo("0 1");
        assertThat(directory.resolve("after")).hasSameTextualContentAs(directory.resolve("before"));
        // What is on the screen may be on its way to the file still.
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(directory.resolve("recorded"))
                .content(ISO_8859_1)
                .contains("\nall done"));
        WrittenBytes written = WrittenBytes.recorded(directory.resolve("recorded"), 80, 24);
        assertThat(written.count("take")).isEqualTo(1);
        assertThat(written.count("give-back")).isEqualTo(1);
        assertNothingIsLeft();
    }

    @Test
    void aTerminalThatIsClosedEndsTheDemoToo() throws Exception {
        start("demo", "S", "╭ simulation");

        tmux.close();
        tmux = null;

        assertNothingIsLeft();
    }

    /** Java answers SIGQUIT by itself, with a list of its threads on the terminal. */
    @Test
    void aListOfThreadsEndsNothingAndIsDrawnOver() throws Exception {
        start("--db night.db", "T", "╭ TRASH");

        signal("QUIT");
        tmux.awaitScreen("JNI global refs");
        // The end of the list, which would come over what is drawn.
        tmux.awaitScreen("class space");
        tmux.keys("C-l");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(tmux.screen()).contains("╭ TRASH").doesNotContain("JNI global refs", "class space"));
        tmux.keys("C-c");

        tmux.awaitScreen("all done\n");
        assertThat(tmux.screen()).contains("code=0\n");
        assertThat(directory.resolve("after")).hasSameTextualContentAs(directory.resolve("before"));
        assertNothingIsLeft();
    }

    private void start(String arguments, String key, String view) {
        tmux.line("clear; sh -c 'echo $$ >pid; exec qdeck " + arguments
                + "'; echo code=$?; stty -a >after; echo all done");
        tmux.awaitScreen("1 PENDING ");
        tmux.keys(key);
        tmux.awaitScreen(view);
    }

    private void signal(String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readString(directory.resolve("pid")).strip());
    }

    /** Neither the process, nor the file of a demo. */
    private void assertNothingIsLeft() throws IOException {
        long pid = pid();
        await().atMost(PATIENCE).until(() -> ProcessHandle.of(pid).isEmpty());
        try (Stream<Path> left = Files.list(directory.resolve("tmp"))) {
            assertThat(left).isEmpty();
        }
    }
}
