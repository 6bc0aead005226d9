package dev.quarterdeck;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the program in the build's {@code dist}, found through the system property {@code qdeck.dist}. */
public record InstalledProgram(Path directory) {
    public static final Path BIN =
            Path.of(System.getProperty("qdeck.dist"), "bin").toAbsolutePath();
    private static final long PATIENCE_SECONDS = 120;

    /** What a process left behind. */
    public record Ended(int exitCode, String out, String err) {
        public List<String> lines() {
            return out.lines().toList();
        }
    }

    /** Runs {@code qdeck} with these words, without a terminal and without input. */
    public Ended qdeck(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(BIN.resolve("qdeck").toString()));
        command.addAll(List.of(words));
        return run(command);
    }

    /** Runs a shell script that finds {@code qdeck} on its path and ends at the first failure. */
    public Ended shell(String script) throws IOException, InterruptedException {
        return run(List.of("/bin/sh", "-euc", script));
    }

    private Ended run(List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(directory, "out", ".txt");
        Path err = Files.createTempFile(directory, "err", ".txt");
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().remove("QDECK_DB");
        builder.environment().merge("PATH", BIN.toString(), (path, bin) -> bin + File.pathSeparator + path);
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("did not end within " + PATIENCE_SECONDS + " s: " + String.join(" ", command));
        }
        return new Ended(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }
}
