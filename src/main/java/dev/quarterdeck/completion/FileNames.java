package dev.quarterdeck.completion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Knows the files that a word may be the beginning of. */
final class FileNames {
    private static final int MAX = 500;

    private FileNames() {}

    /** The files of the word's folder; those whose name begins with a dot only if the word asks for them. */
    static List<Suggestion> beginningWith(String word, String prefix) {
        String folder = word.substring(0, word.lastIndexOf('/') + 1);
        String start = word.substring(folder.length());
        try (Stream<Path> files = Files.list(Path.of(folder.isEmpty() ? "." : folder))) {
            return files.filter(file -> begins(file, start))
                    .limit(MAX)
                    .sorted()
                    .map(file -> suggestion(prefix + folder, file))
                    .toList();
        } catch (IOException | InvalidPathException e) {
            return List.of();
        }
    }

    private static boolean begins(Path file, String start) {
        String name = file.getFileName().toString();
        return name.startsWith(start) && (!name.startsWith(".") || !start.isEmpty());
    }

    private static Suggestion suggestion(String before, Path file) {
        String name = before + file.getFileName();
        return Files.isDirectory(file) ? Suggestion.begun(name + "/") : Suggestion.of(name);
    }
}
