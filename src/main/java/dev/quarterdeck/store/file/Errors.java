package dev.quarterdeck.store.file;

import dev.quarterdeck.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says in our words what SQLite says in codes; never by reading its sentences. */
public final class Errors {
    private final Path file;

    public Errors(Path file) {
        this.file = file;
    }

    public StoreException whileWorking(Throwable thrown) {
        if (thrown instanceof StoreException told) {
            return told;
        }
        Throwable cause = sqlCause(thrown);
        SQLiteErrorCode code = primaryCode(cause);
        boolean unwritable = code == SQLiteErrorCode.SQLITE_READONLY || code == SQLiteErrorCode.SQLITE_CANTOPEN;
        if (unwritable && Companions.areLocked(file)) {
            return new StoreException.CannotOpen("cannot write " + file + ": " + Companions.whatIsLocked(file), cause);
        }
        if (isWithoutRoom(cause)) {
            return new StoreException.Full(
                    "no room for " + file + ": the disk is full; nothing acknowledged is lost, free some space", cause);
        }
        return switch (primaryCode(cause)) {
            case SQLITE_BUSY, SQLITE_LOCKED ->
                new StoreException.Busy(
                        file + " is locked by another process: try again, or find who holds it with fuser", cause);
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                new StoreException.Unusable(file + " is damaged: stop its users and restore a backup", cause);
            case SQLITE_READONLY, SQLITE_PERM ->
                new StoreException.Unusable(
                        "cannot write " + file + ": no permission for this user, or it was opened to be read only",
                        cause);
            default ->
                new StoreException.Failed("the store " + file + " failed: " + firstLine(cause), cause, mayPass(cause));
        };
    }

    /** Troubles of the disk and the memory come and go; what is wrong with a statement, a value or our code stays. */
    private static boolean mayPass(Throwable cause) {
        return switch (primaryCode(cause)) {
            case SQLITE_IOERR, SQLITE_NOMEM, SQLITE_CANTOPEN, SQLITE_PROTOCOL, SQLITE_SCHEMA, SQLITE_INTERRUPT -> true;
            default -> cause instanceof OutOfMemoryError;
        };
    }

    public StoreException whileOpening(Throwable thrown) {
        Throwable cause = sqlCause(thrown);
        if (isWithoutRoom(cause)) {
            return new StoreException.CannotOpen("cannot open " + file + ": the disk is full, free some space", cause);
        }
        return switch (primaryCode(cause)) {
            case SQLITE_BUSY, SQLITE_LOCKED ->
                new StoreException.CannotOpen(
                        file + " is locked by another process: try again, or find who holds it with fuser", cause);
            case SQLITE_NOTADB ->
                new StoreException.CannotOpen(file + " is not a queue file: give the path of one with --db", cause);
            case SQLITE_CORRUPT ->
                new StoreException.CannotOpen(file + " is damaged: stop its users and restore a backup", cause);
            case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM ->
                new StoreException.CannotOpen("cannot open " + file + ": " + Companions.whatIsLocked(file), cause);
            default -> new StoreException.CannotOpen("cannot open " + file + ": " + firstLine(cause), cause);
        };
    }

    /** The index of the log is made to its whole size when a file is opened; where that fails the disk has no room. */
    private static boolean isWithoutRoom(Throwable cause) {
        return primaryCode(cause) == SQLiteErrorCode.SQLITE_FULL
                || cause instanceof SQLiteException sqlite
                        && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE;
    }

    /** Whether the file was found damaged. */
    public static boolean isDamage(Throwable thrown) {
        SQLiteErrorCode code = primaryCode(sqlCause(thrown));
        return code == SQLiteErrorCode.SQLITE_CORRUPT || code == SQLiteErrorCode.SQLITE_NOTADB;
    }

    /** Whether others were in the way. */
    public static boolean isBusy(Throwable thrown) {
        SQLiteErrorCode code = primaryCode(sqlCause(thrown));
        return code == SQLiteErrorCode.SQLITE_BUSY || code == SQLiteErrorCode.SQLITE_LOCKED;
    }

    /** JDBI wraps what the driver throws; the code is on the driver's own exception. */
    private static Throwable sqlCause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof JdbiException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Extended codes such as SQLITE_BUSY_SNAPSHOT carry their primary code in the low byte. */
    public static SQLiteErrorCode primaryCode(@Nullable Throwable cause) {
        if (cause instanceof SQLiteException sqlite) {
            return SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff);
        }
        if (cause instanceof SQLException sql) {
            return SQLiteErrorCode.getErrorCode(sql.getErrorCode() & 0xff);
        }
        return SQLiteErrorCode.UNKNOWN_ERROR;
    }

    private static String firstLine(Throwable cause) {
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
