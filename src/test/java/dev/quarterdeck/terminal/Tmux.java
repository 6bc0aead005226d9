package dev.quarterdeck.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A shell in a real terminal emulator, with a server of its own, whose socket lies in the directory. Needs tmux 3.2 or newer. */
public final class Tmux implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path directory;

    private Tmux(Path directory) {
        this.directory = directory;
    }

    /** A shell of 80x24 cells in this directory. */
    public static Tmux shell(Path directory) {
        requireTmux();
        var tmux = new Tmux(directory);
        tmux.run(
                "-f",
                "/dev/null",
                "-u",
                "new-session",
                "-d",
                "-x",
                "80",
                "-y",
                "24",
                "env",
                "PS1=> ",
                "LC_ALL=C.UTF-8",
                "bash",
                "--norc",
                "--noprofile",
                "-i");
        tmux.awaitScreen(">");
        return tmux;
    }

    private static void requireTmux() {
        boolean there = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(path -> Path.of(path, "tmux").toFile().canExecute());
        if (!there && System.getenv("QDECK_CI") != null) {
            throw new AssertionError("these tests need tmux, and it is not installed");
        }
        if (!there) {
            System.err.println("SKIPPED: the tests with a real terminal, because tmux is not installed");
        }
        assumeTrue(there, "tmux is not installed");
    }

    /** Types a line into the shell. */
    public void line(String command) {
        type(command);
        keys("Enter");
    }

    public void type(String text) {
        run("send-keys", "-l", text);
    }

    /** Presses keys by tmux's names: {@code C-c}, {@code Up}. */
    public void keys(String... names) {
        var arguments = new ArrayList<>(List.of("send-keys"));
        arguments.addAll(List.of(names));
        run(arguments.toArray(String[]::new));
    }

    /** Sends bytes in one go, as a terminal does. */
    public void bytes(byte[] bytes) {
        var arguments = new ArrayList<>(List.of("send-keys", "-H"));
        for (byte b : bytes) {
            arguments.add(Integer.toHexString(b & 0xff));
        }
        run(arguments.toArray(String[]::new));
    }

    /** What is on the screen. */
    public String screen() {
        return run("capture-pane", "-p");
    }

    public void awaitScreen(String text) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).untilAsserted(() -> assertThat(screen())
                .contains(text));
    }

    public void awaitFormat(String format, String value) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).untilAsserted(() -> assertThat(
                        format(format))
                .isEqualTo(value));
    }

    /** What tmux knows: {@code #{alternate_on}}. */
    public String format(String format) {
        return run("display-message", "-p", format).strip();
    }

    /** Runs a tmux command on this server and gives what it printed. */
    public String run(String... arguments) {
        var command =
                new ArrayList<>(List.of("tmux", "-S", directory.resolve("tmux").toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Ends the server and waits for all that ran in it: the directory is to be removed next. */
    @Override
    public void close() {
        List<ProcessHandle> inside = List.of(format("#{pid}"), format("#{pane_pid}")).stream()
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .toList();
        run("kill-server");
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> inside.stream()
                .noneMatch(ProcessHandle::isAlive));
    }
}
