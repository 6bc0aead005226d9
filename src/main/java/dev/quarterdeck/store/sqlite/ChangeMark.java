package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.store.StoreException;
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
    private boolean closed;

    ChangeMark(SqliteFile file) {
        this.file = file;
    }

    synchronized long read() throws SQLException {
        if (closed) {
            throw new StoreException.Closed("the store is closed");
        }
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
        closed = true;
        if (connection != null) {
            connection.close();
        }
    }
}
