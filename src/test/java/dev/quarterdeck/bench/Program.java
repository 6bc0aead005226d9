package dev.quarterdeck.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whole programs as the shell starts them: ours as it is installed, with its archive of classes, and others beside it. */
final class Program {
    private Program() {}

    /** Why ours cannot be started, in words; empty when it can. */
    static Optional<String> missing(Path program) {
        return Files.isExecutable(program) ? Optional.empty() : Optional.of(program + " is not there (make build)");
    }

    /** The Java that our launcher takes. */
    static String java() {
        String home = System.getenv("JAVA_HOME");
        return home == null || home.isEmpty()
                ? "java"
                : Path.of(home, "bin", "java").toString();
    }

    /** How long it takes from its start to its end, in milliseconds; it must succeed. */
    static double millis(List<String> command) throws Exception {
        return Timed.millis(() -> {
            int code = builder(command)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("expected 0 from " + String.join(" ", command) + ", got: " + code);
            }
        });
    }

    /** Without what the caller's surroundings would change. */
    static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeAll(List.of("QDECK_DB", "QDECK_JAVA_OPTS", "QDECK_THEME", "JAVA_TOOL_OPTIONS"));
        return builder;
    }
}
