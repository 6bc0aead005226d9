package dev.quarterdeck.store;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** What {@code --db} names. */
public sealed interface Target {

    /** The text that names it on screens and in printed commands. */
    String text();

    /** A file with a queue in it. */
    record File(Path path) implements Target {
        @Override
        public String text() {
            return path.toString();
        }
    }

    /**
     * Reads the text of {@code --db}.
     *
     * @throws StoreException.CannotOpen when it can name no target
     */
    static Target parse(String text) {
        if (text.matches("[A-Za-z][A-Za-z0-9+.-]*://.*")) {
            throw new StoreException.CannotOpen("cannot open " + text + ": expected the path of a file, got a URL");
        }
        try {
            if (text.isBlank()) {
                throw new StoreException.CannotOpen("expected the path of a queue file after --db, got an empty text");
            }
            return new File(Path.of(text));
        } catch (InvalidPathException e) {
            throw new StoreException.CannotOpen(
                    "expected the path of a queue file after --db, got: " + text + " (" + e.getReason() + ")");
        }
    }
}
