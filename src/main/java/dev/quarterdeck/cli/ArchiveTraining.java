package dev.quarterdeck.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs a file of commands, one a line, in one process: the archive of loaded classes is written when a process ends, so
 * the commands that it is to serve must all have run in it. Only {@code lib/archive.sh} starts this.
 */
final class ArchiveTraining {
    private ArchiveTraining() {}

    public static void main(String[] args) throws IOException {
        for (String command : Files.readAllLines(Path.of(args[0]))) {
            Main.run(command.split(" "));
        }
    }
}
