package dev.quarterdeck.store.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.sqlite.SQLiteErrorCode;

/**
 * The files that SQLite keeps beside a queue's own. Whoever opens the queue when they are not there makes them, also one
 * who only reads, and they belong to that user then.
 */
public final class Companions {
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
                && Files.isReadable(file)
                && !Files.exists(Path.of(file + "-shm"))
                && !owner(file).equals(System.getProperty("user.name"))
                && hasLog(file);
    }

    /**
     * Whether the file is in WAL mode; no other needs anything beside it to be read. SQLite is asked, and not the header:
     * to open and close the file past it would drop the locks of all who have it open in this process. A log cannot be
     * read without locks, and SQLite refuses that before it makes anything.
     */
    private static boolean hasLog(Path file) {
        try (Connection connection = Connections.toReadUnlocked(file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA schema_version");
            return false;
        } catch (SQLException e) {
            return Errors.primaryCode(e) == SQLiteErrorCode.SQLITE_CANTOPEN;
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
