package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.file.Connections;
import dev.quarterdeck.store.file.Errors;
import dev.quarterdeck.store.file.Readers;
import dev.quarterdeck.store.shared.Allowance;
import dev.quarterdeck.store.shared.RowMappers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/**
 * Opens connections to one file, all set up alike. The file itself is never touched through Java I/O: closing any
 * descriptor on it would drop SQLite's locks on it in this whole process.
 */
record SqliteFile(Path path, Access access, Durability durability) {

    /** How long the log's cutting off may keep others from writing while it waits for a reader. */
    private static final long CHECKPOINT_PATIENCE_MILLIS = 10;

    Connection openWriter() throws SQLException {
        return openToChange(Connections.PATIENCE_MILLIS);
    }

    Connection openCheckpointer() throws SQLException {
        return openToChange(CHECKPOINT_PATIENCE_MILLIS);
    }

    private Connection openToChange(long patienceMillis) throws SQLException {
        Connection connection = prepared(Connections.toChange(path, patienceMillis));
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA synchronous = " + durability);
            // Deleted text is of no use to anybody, and scrubbing it would write every page twice.
            statement.execute("PRAGMA secure_delete = OFF");
            // See Checkpoints.
            statement.execute("PRAGMA wal_autocheckpoint = 0");
            // We begin and commit by hand; left to itself the driver tries a transaction of its own after each
            // statement.
            connection.setAutoCommit(false);
            statement.execute("COMMIT");
        }
        return connection;
    }

    /** Connections that can only read, opened when they are needed. */
    Readers readers(Errors errors) {
        return new Readers(
                this::openReader,
                jdbi -> {
                    jdbi.installPlugin(new SqlObjectPlugin());
                    RowMappers.register(jdbi, SqliteDialect.DIALECT);
                    jdbi.registerRowMapper(Allowance.class, (row, context) -> Allowance.of(row, SqliteDialect.DIALECT));
                },
                errors);
    }

    /** A connection that cannot change the file, whatever it is told. */
    Connection openReader() throws SQLException {
        return prepared(Connections.toRead(path));
    }

    private static Connection prepared(Connection connection) throws SQLException {
        FingerprintFunction.addTo(connection);
        return connection;
    }

    /** Such a link looks missing to one who reads and taken to one who would make the file. */
    void refuseLinkToNothing() {
        if (Files.isSymbolicLink(path) && !Files.exists(path)) {
            throw refused("is a link to a file that is not there: remove the link, or give another path with --db");
        }
    }

    StoreException.CannotOpen refused(String why) {
        return new StoreException.CannotOpen(path + " " + why);
    }
}
