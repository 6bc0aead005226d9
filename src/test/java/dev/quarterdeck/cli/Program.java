package dev.quarterdeck.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The program as it is installed, in a folder and an environment of its own. */
final class Program {
    static final Path LAUNCHER =
            Path.of(System.getProperty("qdeck.dist"), "bin", "qdeck").toAbsolutePath();
    private static final String PATH = System.getProperty("java.home") + "/bin:" + System.getenv("PATH");
    private static final int PATIENCE_SECONDS = 120;

    private final Path directory;
    private final Map<String, String> environment = new TreeMap<>(Map.of("PATH", PATH));

    Program(Path directory) {
        this.directory = directory;
    }

    /** What a process left behind. */
    record Ended(int exitCode, String out, String err) {}

    Program with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Runs a command to its end. */
    Ended run(String... words) throws Exception {
        return start(words).await();
    }

    /** Runs a line in a shell, in which {@code qdeck} is the program, and {@code $QDECK} its path. */
    Ended shell(String line) throws Exception {
        return start(
                        List.of("bash", "-c", "QDECK='" + LAUNCHER + "'; qdeck() { \"$QDECK\" \"$@\"; }; " + line),
                        new byte[0])
                .await();
    }

    /** Runs a command to its end, with this on its input. */
    Ended runWithInput(String input, String... words) throws Exception {
        return start(command(words), input.getBytes(UTF_8)).await();
    }

    /** Starts another program than ours. */
    Running startCommand(String... command) throws Exception {
        return start(List.of(command), new byte[0]);
    }

    Running start(String... words) throws Exception {
        return start(command(words), new byte[0]);
    }

    private static List<String> command(String... words) {
        var command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(List.of(words));
        return command;
    }

    private Running start(List<String> command, byte[] input) throws IOException {
        Path in = Files.write(Files.createTempFile(directory, "in", ".txt"), input);
        Path out = Files.createTempFile(directory, "out", ".txt");
        Path err = Files.createTempFile(directory, "err", ".txt");
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new Running(builder.start(), out, err, command);
    }

    /** A process under way. */
    record Running(Process process, Path out, Path err, List<String> command) {

        Ended await() throws Exception {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("did not end in time: " + command);
            }
            return new Ended(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
        }
    }
}
