package dev.quarterdeck.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A number that moves whenever anybody else's connection has changed the file. To ask costs microseconds, so that it can
 * be asked many times a second. It is about one connection: it must be asked of the same one every time.
 */
final class ChangeMark implements AutoCloseable {
    private final SqliteFile file;
    private @Nullable Connection connection;
    private @Nullable PreparedStatement question;

    ChangeMark(SqliteFile file) {
        this.file = file;
    }

    synchronized long read() throws SQLException {
        if (question == null) {
            connection = file.openReader();
            question = connection.prepareStatement("PRAGMA data_version");
        }
        try (ResultSet row = question.executeQuery()) {
            return row.getLong(1);
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        if (connection != null) {
            connection.close();
            connection = null;
            question = null;
        }
    }
}
