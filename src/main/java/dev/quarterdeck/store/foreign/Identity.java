package dev.quarterdeck.store.foreign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;

/**
 * What tells a file from another one that comes into its place. A deleted file's inode is free again, and many a disk gives
 * it to the very next file; when a file was made tells the two apart. What is written into a file, by a vacuum or from a
 * backup, changes neither.
 *
 * @param inode empty where the disk does not tell
 * @param born when it was made, in milliseconds; empty where Java or the disk does not tell
 */
record Identity(String inode, String born) {
    static Identity of(Path file) {
        try {
            Map<String, Object> facts = Files.readAttributes(file, "unix:ino,creationTime,lastModifiedTime");
            // The time of the last change stands in for it where it is not known.
            boolean known = !Objects.equals(facts.get("creationTime"), facts.get("lastModifiedTime"));
            String born = known && facts.get("creationTime") instanceof FileTime made ? "" + made.toMillis() : "";
            return new Identity(String.valueOf(facts.get("ino")), born);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return new Identity("", "");
        }
    }

    /** How it is kept. */
    String text() {
        return born.isEmpty() ? inode : inode + "@" + born;
    }

    /** As a pattern of SQLite's GLOB: what was kept of this file when it was known when it was made. */
    String pattern() {
        return inode + "@" + (born.isEmpty() ? "*" : born);
    }
}
