package dev.quarterdeck.cli;

import dev.quarterdeck.Targets;
import dev.quarterdeck.command.Session;
import dev.quarterdeck.command.Theme;
import dev.quarterdeck.terminal.ConsoleOpening;
import dev.quarterdeck.terminal.Rehearsal;
import dev.quarterdeck.terminal.TerminalSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs a file of commands, one a line, in one process: the archive of loaded classes is written when a process ends, so
 * the commands that it is to serve must all have run in it. Only {@code lib/archive.sh} starts this.
 */
final class ArchiveTraining {
    private static final String CONSOLE = "console ";

    /** The next pane, a job's detail and back, and the end. */
    private static final String KEYS = "\t\r\033q";

    private ArchiveTraining() {}

    public static void main(String[] args) throws IOException {
        for (String command : Files.readAllLines(Path.of(args[0]))) {
            if (command.startsWith(CONSOLE)) {
                rehearseConsole(command.substring(CONSOLE.length()));
            } else {
                Main.run(command.split(" "));
            }
        }
    }

    /** Without a native library or a pseudoterminal its classes are left out. */
    private static void rehearseConsole(String file) {
        var settings = new TerminalSettings(true, Theme.DEFAULT);
        try (var session = Session.on(file, new Targets()).build()) {
            ConsoleOpening.run(session, settings, app -> Rehearsal.run(app, settings, KEYS));
        } catch (UncheckedIOException | LinkageError e) {
            System.err.println("no console in the archive: " + e);
        }
    }
}
