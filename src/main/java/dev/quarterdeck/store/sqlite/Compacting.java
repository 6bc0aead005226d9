package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.store.file.Errors;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.BusyHandler;
import org.sqlite.SQLiteErrorCode;

/** Makes the file smaller by the pages in which nothing is kept any more. */
final class Compacting {
    /** Moves the last page into the place of a free one, and cuts the file there. */
    private static final String GIVE_PAGE_BACK = "PRAGMA incremental_vacuum(1)";

    private Compacting() {}

    /** How many bytes the file has less when the transaction is committed. */
    static long giveBack(Transaction transaction, long mostBytes) throws SQLException {
        long pageBytes = number(transaction, "PRAGMA page_size");
        long free = number(transaction, "PRAGMA freelist_count");
        long pages = Math.min(free, Math.max(1, mostBytes / pageBytes));
        // A page at a time: the driver runs a statement that gives no columns for one step only.
        // Closed, because one that has not come to its end would make the commit fail.
        try (PreparedStatement step = transaction.prepare(GIVE_PAGE_BACK)) {
            for (long i = 0; i < pages; i++) {
                step.execute();
            }
        }
        return (free - number(transaction, "PRAGMA freelist_count")) * pageBytes;
    }

    /**
     * Merges the log into the file and empties it, if nobody reads or writes just now. On a connection of its own: a
     * transaction, which the writer always has, cannot do it.
     */
    static void mergeLog(SqliteFile file) throws SQLException {
        try (Connection connection = file.openWriter();
                Statement statement = connection.createStatement()) {
            BusyHandler.clearHandler(connection);
            // Most of the work first, in the way that holds nobody up.
            statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException e) {
            if (Errors.primaryCode(e) != SQLiteErrorCode.SQLITE_BUSY
                    && Errors.primaryCode(e) != SQLiteErrorCode.SQLITE_LOCKED) {
                throw e;
            }
        }
    }

    private static long number(Transaction transaction, String sql) throws SQLException {
        try (ResultSet row = transaction.prepare(sql).executeQuery()) {
            return row.getLong(1);
        }
    }
}
