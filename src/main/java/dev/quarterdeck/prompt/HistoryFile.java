package dev.quarterdeck.prompt;

import dev.quarterdeck.disk.OwnersFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/** Where the prompt keeps what was typed: a file that only its owner can read. */
final class HistoryFile {
    private static final FileAttribute<?> OWNERS_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private HistoryFile() {}

    /**
     * {@code $XDG_STATE_HOME/qdeck/history}, otherwise below {@code ~/.local/state}.
     *
     * @param home where that is without {@code $HOME}
     */
    static Path place(Map<String, String> environment, String home) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        // The rule of the XDG directories: a path that is not absolute is as good as none.
        String own = environment.getOrDefault("HOME", home);
        Path folder = state.startsWith("/") ? Path.of(state) : Path.of(own, ".local", "state");
        return folder.resolve("qdeck").resolve("history");
    }

    /** Makes the file if it is missing; empty when that is not possible: the prompt then forgets what was typed. */
    static Optional<Path> make(Path file) {
        try {
            Files.createDirectories(file.getParent(), OWNERS_FOLDER);
            OwnersFile.make(file);
        } catch (FileAlreadyExistsException e) {
            return Files.isWritable(file) ? Optional.of(file) : Optional.empty();
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
        return Optional.of(file);
    }
}
