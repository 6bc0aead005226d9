package dev.quarterdeck.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A process on a real terminal, started as the launcher does it: by a shell script that becomes Java. */
class TerminalProcessTest {
    /** Other settings than a terminal is born with, so that putting back the usual ones would show. */
    private static final String UNUSUAL = "stty intr ^X susp ^G -ixon -echoctl";

    @TempDir
    private Path directory;

    private Tmux tmux;

    @BeforeEach
    void openShell() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Files.writeString(
                directory.resolve("probe"),
                "#!/bin/sh\necho $$ >pid\nexec '" + java
                        + "' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dqdeck.discipline=0 -cp '"
                        + System.getProperty("java.class.path") + "' " + ProbeMain.class.getName() + "\n");
        tmux = Tmux.shell(directory);
        tmux.line(UNUSUAL + "; stty -a >before; echo 'still' here");
        tmux.awaitScreen("still here");
    }

    @AfterEach
    void closeShell() {
        if (tmux != null) {
            tmux.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"q, 0", "C-c, 0", "X, 1", "V, 1", "B, 1"})
    void aKeyThatEndsTheConsoleLeavesTheTerminalAsItWas(String key, int code) throws IOException {
        start();

        tmux.keys(key);

        assertAsFound(code);
        if (code == 1) {
            assertThat(tmux.screen().lines().filter(line -> line.startsWith("qdeck: the console failed")))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "HUP, 129", "INT, 130"})
    void aSignalThatEndsTheConsoleLeavesTheTerminalAsItWas(String signal, int code) throws IOException {
        start();

        signal(signal);

        assertAsFound(code);
    }

    @Test
    void aTerminalThatIsClosedEndsTheConsole() throws IOException {
        start();

        tmux.close();
        tmux = null;

        await().atMost(Duration.ofSeconds(10))
                .until(() -> ProcessHandle.of(pid()).isEmpty() && Files.exists(directory.resolve(ProbeMain.CLOSED)));
    }

    @Test
    void ctrlZGivesTheShellAndFgTheConsoleBack() throws IOException {
        start();

        tmux.keys("C-z");
        tmux.awaitScreen("Stopped");
        assertThat(tmux.format("#{alternate_on} #{cursor_flag}")).isEqualTo("0 1");
        tmux.line("stty -a >stopped; echo typed in the $((40 + 2)) shell");
        tmux.awaitScreen("typed in the 42 shell");
        assertThat(settings("stopped")).isEqualTo(settings("before"));
        tmux.run("resize-window", "-x", "90", "-y", "20");

        tmux.line("fg");
        tmux.awaitScreen("size 90x20");
        tmux.awaitScreen("last C-z");
        tmux.keys("C-z");
        // The first is still there.
        await().atMost(Duration.ofSeconds(20)).until(() -> tmux.screen().matches("(?s).*Stopped.*Stopped.*"));
        tmux.line("fg");
        tmux.awaitScreen("keys 2 last C-z");

        tmux.keys("q");
        tmux.awaitScreen("shell");
        assertThat(tmux.format("#{alternate_on} #{cursor_flag}")).isEqualTo("0 1");
    }

    @Test
    void stoppedAndContinuedFromElsewhereItTakesTheTerminalAgain() throws IOException {
        start();

        signal("TSTP");
        tmux.awaitScreen("Stopped");
        assertThat(tmux.format("#{alternate_on}")).isEqualTo("0");
        tmux.line("fg");
        tmux.awaitScreen("keys 0");

        signal("STOP");
        tmux.awaitScreen("Stopped");
        tmux.line("clear; fg");
        // What was drawn before it stopped is there until it is cleared.
        await().atMost(Duration.ofSeconds(20)).until(() -> !tmux.screen().contains("Stopped"));
        tmux.awaitScreen("keys 0");
        tmux.keys("a");
        tmux.awaitScreen("keys 1 last a");
    }

    @Test
    void itIsPaintedForEverySize() throws IOException {
        start();

        for (String size : new String[] {"100 30", "1 1", "20 3", "132 50"}) {
            String[] cells = size.split(" ");
            tmux.run("resize-window", "-x", cells[0], "-y", cells[1]);
        }

        tmux.awaitScreen("size 132x50");
        assertThat(tmux.screen()).contains("日本 ─╮ é").endsWith("$\n");
    }

    @Test
    void keysOfEveryKindArriveAlsoInPieces() throws IOException {
        start();

        tmux.keys("Up");
        tmux.awaitScreen("keys 1 last UP");
        tmux.keys("C-\\");
        tmux.awaitScreen("keys 2 last C-\\");
        tmux.keys("C-s");
        tmux.awaitScreen("keys 3 last C-s");
        tmux.keys("Escape");
        tmux.awaitScreen("keys 4 last ESCAPE");
        tmux.keys("日");
        tmux.awaitScreen("keys 5 last 日");
        tmux.run("send-keys", "-H", "1b", "5b", ";", "run-shell", "-d", "0.1", ";", "send-keys", "-H", "42");
        tmux.awaitScreen("keys 6 last DOWN");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLongPasteArrivesWhole(boolean marked) throws IOException {
        Files.writeString(directory.resolve("long"), "0123456789".repeat(2_000), UTF_8);
        start();
        tmux.keys("/");
        tmux.awaitScreen("keys 1 last /");

        tmux.run("load-buffer", directory.resolve("long").toString());
        tmux.run(marked ? new String[] {"paste-buffer", "-p"} : new String[] {"paste-buffer"});

        tmux.awaitScreen(marked ? "pasted 20000 0123456789" : "keys 20001 last 9");
    }

    @Test
    void aTerminalThatDoesNotKnowItsSizeHasTheUsualOne() {
        tmux.line("stty rows 0 columns 0; sh probe");

        tmux.awaitScreen("size 80x24");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sh probe </dev/null; standard input or output is none",
                "sh probe 2>&1 | cat; standard input or output is none",
                "TERM=dumb sh probe; TERM is 'dumb'",
                "TERM= sh probe; TERM is not set",
            })
    void withoutAFitTerminalItSaysSo(String command, String sentence) {
        tmux.line("set -o pipefail; clear; " + command + "; echo code=$?");

        tmux.awaitScreen("code=2");
        assertThat(tmux.screen().replace("\n", " "))
                .startsWith("qdeck: the console needs")
                .contains(sentence);
    }

    private void start() {
        tmux.line("sh probe; echo code=$?; stty -a >after; echo all done");
        tmux.awaitScreen("keys 0");
        assertThat(tmux.format("#{alternate_on} #{cursor_flag}")).isEqualTo("1 0");
    }

    private void signal(String name) throws IOException {
        tmux.run("run-shell", "kill -" + name + " " + pid());
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readString(directory.resolve("pid")).strip());
    }

    private void assertAsFound(int code) throws IOException {
        tmux.awaitScreen("all done\n>");
        assertThat(tmux.screen())
                .contains("code=" + code + "\n")
                .contains("still here")
                .doesNotContain("keys");
        assertThat(tmux.format("#{alternate_on} #{cursor_flag}")).isEqualTo("0 1");
        assertThat(settings("after")).isEqualTo(settings("before"));
        assertThat(directory.resolve(ProbeMain.CLOSED)).exists();
    }

    private String settings(String file) throws IOException {
        return Files.readString(directory.resolve(file));
    }
}
