package dev.quarterdeck.terminal;

import dev.quarterdeck.command.Appearance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program with nothing but the probe console in it, to be run on a real terminal. */
final class ProbeMain {
    /** A file that shows that the app was closed. */
    static final String CLOSED = "closed";

    private ProbeMain() {}

    public static void main(String[] args) {
        System.exit(run());
    }

    private static int run() {
        try {
            return ConsoleLoop.run(new ProbeApp(ProbeMain::closed), TerminalSettings.of(new Appearance(false, null)));
        } catch (NoTerminalException e) {
            System.err.println("qdeck: " + e.getMessage());
            return 2;
        }
    }

    private static void closed() {
        try {
            Files.writeString(Path.of(CLOSED), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
