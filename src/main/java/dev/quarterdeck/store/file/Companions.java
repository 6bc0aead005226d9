package dev.quarterdeck.store.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The files that SQLite keeps beside a queue's own. Whoever opens the queue when they are not there makes them, also one
 * who only reads, and they belong to that user then.
 */
public final class Companions {
    /** The byte of a database's header that is 1 without a log and 2 with one. */
    private static final int READ_VERSION = 19;

    private Companions() {}

    /** Whether one of them keeps this user from the queue. */
    public static boolean areLocked(Path file) {
        return locked(file).findFirst().isPresent();
    }

    /** Which file keeps this user from the queue, and what to do about it. */
    public static String whatIsLocked(Path file) {
        return locked(file)
                .findFirst()
                .map(each -> each + " belongs to " + owner(each) + ", and this user may not write it: give " + file
                        + "-wal and -shm to the owner of the queue with chown, as root")
                .orElse("this user needs to read and write the file and its folder");
    }

    /** Whether this user, who may only read a queue of another, would make them: its owner could not write them. */
    public static boolean wouldLockOut(Path file) {
        return !Files.isWritable(file)
                && hasLog(file)
                && Files.isReadable(file)
                && !Files.exists(Path.of(file + "-shm"))
                && !owner(file).equals(System.getProperty("user.name"));
    }

    /** Whether the file is in WAL mode, as its header tells; no other needs anything beside it to be read. */
    private static boolean hasLog(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] header = in.readNBytes(READ_VERSION + 1);
            return header.length <= READ_VERSION || header[READ_VERSION] != 1;
        } catch (IOException e) {
            return true;
        }
    }

    private static Stream<Path> locked(Path file) {
        return Stream.of("-wal", "-shm")
                .map(suffix -> Path.of(file + suffix))
                .filter(each -> Files.exists(each) && !(Files.isReadable(each) && Files.isWritable(each)));
    }

    private static String owner(Path file) {
        try {
            return Files.getOwner(file).getName();
        } catch (IOException | UnsupportedOperationException e) {
            return "another user";
        }
    }
}
