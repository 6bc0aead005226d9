package dev.quarterdeck.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.cli.Program.Ended;
import dev.quarterdeck.cli.Program.Running;
import dev.quarterdeck.terminal.Tmux;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code qdeck sshd} as a process, and the real client with keys of its own for it. */
final class EmbeddedSsh implements AutoCloseable {
    private static final Pattern PORT =
            Pattern.compile("serving .* at 127\\.0\\.0\\.1:(\\d+), the host key is SHA256:");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Program qdeck;
    private final Path directory;
    private Running server;
    private int port;

    EmbeddedSsh(Program qdeck, Path directory) throws Exception {
        Tool.require("ssh");
        Tool.require("ssh-keygen");
        this.qdeck = qdeck;
        this.directory = directory;
        Files.createFile(keys());
    }

    Path keys() {
        return directory.resolve("keys");
    }

    /** Makes a key and lets it in. */
    EmbeddedSsh allow(String key, String options) throws Exception {
        OpenSsh.key(directory.resolve(key));
        String line = (options + " " + Files.readString(directory.resolve(key + ".pub"))).strip() + "\n";
        Files.writeString(keys(), line, StandardOpenOption.APPEND);
        Files.setPosixFilePermissions(keys(), PosixFilePermissions.fromString("rw-------"));
        return this;
    }

    EmbeddedSsh start(String... options) throws Exception {
        var words = new ArrayList<>(List.of("sshd", "--listen", "127.0.0.1:0", "--authorized-keys", keys().toString()));
        words.addAll(List.of(options));
        server = qdeck.start(words.toArray(String[]::new));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(log()).containsPattern(PORT));
        Matcher said = PORT.matcher(log());
        assertThat(said.find()).isTrue();
        port = Integer.parseInt(said.group(1));
        return this;
    }

    String log() throws IOException {
        return Files.readString(server.out(), UTF_8);
    }

    void awaitLog(String text) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(log()).contains(text));
    }

    /** Runs the client to its end, without a terminal of its own. */
    Ended ssh(String key, String... words) throws Exception {
        return qdeck.shell(line(key, words) + " </dev/null");
    }

    /** The client's command line, for a shell. */
    String line(String key, String... words) {
        return OpenSsh.client(directory, port, key, words).stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    /** A real terminal in which the client runs. */
    Tmux console(String key, String... words) throws Exception {
        Tmux screen = Tmux.shell(Files.createTempDirectory(directory, key));
        screen.line(line(key, Stream.concat(Stream.of("-t"), Stream.of(words)).toArray(String[]::new))
                + "; echo ended with $?");
        return screen;
    }

    /** The names of the server's threads that belong to visits. */
    List<String> visitThreads() throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + server.process().pid() + "/task"))) {
            return tasks.map(EmbeddedSsh::name)
                    .filter(name -> name.matches("(ssh-|console|terminal-input|quarterdeck-).*"))
                    .toList();
        }
    }

    private static String name(Path task) {
        try {
            return Files.readString(task.resolve("comm")).strip();
        } catch (IOException e) {
            // It ended while we looked.
            return "";
        }
    }

    /** Asks it to stop, and waits until it has. */
    Ended stop() throws Exception {
        server.process().destroy();
        return server.await();
    }

    @Override
    public void close() {
        if (server != null) {
            server.process().destroyForcibly();
        }
    }
}
