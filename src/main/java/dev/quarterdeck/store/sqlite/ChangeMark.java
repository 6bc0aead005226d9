package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.core.Codes;
import org.sqlite.core.CoreStatement;
import org.sqlite.core.DB;

/**
 * A number that moves whenever anybody else's connection has changed the file. To ask costs microseconds, so that it can
 * be asked many times a second. It is about one connection: it must be asked of the same one every time.
 */
final class ChangeMark implements AutoCloseable {
    private final SqliteFile file;
    private @Nullable Connection connection;
    private @Nullable CoreStatement question;
    private boolean closed;

    ChangeMark(SqliteFile file) {
        this.file = file;
    }

    synchronized long read() throws SQLException {
        if (closed) {
            throw new StoreException.Closed("the store is closed");
        }
        if (connection == null) {
            connection = file.openReader();
        }
        if (question == null) {
            question = (CoreStatement) connection.prepareStatement("PRAGMA data_version");
        }
        return question.pointer.safeRunLong(ChangeMark::answer);
    }

    /** Past JDBC: its result set alone costs more than all the rest of a look. */
    private static long answer(DB driver, long statement) throws SQLException {
        try {
            int code = driver.step(statement);
            if (code != Codes.SQLITE_ROW) {
                driver.throwex(code);
            }
            return driver.column_long(statement, 0);
        } finally {
            // After a failure too: then it can be asked again.
            driver.reset(statement);
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
