package dev.quarterdeck.store.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts other Java processes with the class path of this one. */
public final class Java {

    private Java() {}

    /**
     * Runs the class's {@code main}; what it writes to stderr comes out here.
     *
     * @param before words before the command that say how it is run
     */
    public static Process start(List<String> before, Class<?> main, List<String> arguments) throws IOException {
        return start(before, System.getProperty("java.class.path"), main, arguments);
    }

    /** The same, with a class path of its own. */
    static Process start(List<String> before, String classPath, Class<?> main, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Small and quick to start: there are many of them, on few cores.
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .directory(new File("").getAbsoluteFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
