package dev.quarterdeck.store.file;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.BusyHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;
import org.sqlite.jdbc4.JDBC4Connection;

/** Opens connections to a file that is there; none of them makes one, and every setting of the file stays as it is. */
public final class Connections {
    /** How long anything waits for another process's lock. */
    public static final long PATIENCE_MILLIS = 10_000;

    private Connections() {}

    /** A connection that cannot change the file, whatever it is told. */
    public static Connection toRead(Path file) throws SQLException {
        return open(FileUri.of(file), config(true), PATIENCE_MILLIS);
    }

    /** A connection for a glance: it waits for nobody, and what it reads may be half written. */
    static Connection toReadUnlocked(Path file) throws SQLException {
        return open(FileUri.of(file) + "?nolock=1", config(true), 0);
    }

    /** A connection that may change it. */
    public static Connection toChange(Path file) throws SQLException {
        return toChange(file, PATIENCE_MILLIS);
    }

    /** A connection that may change it, and gives up on another process's lock after so long. */
    public static Connection toChange(Path file, long patienceMillis) throws SQLException {
        SQLiteConfig config = config(false);
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        return open(FileUri.of(file), config, patienceMillis);
    }

    private static SQLiteConfig config(boolean readOnly) {
        var config = new SQLiteConfig();
        config.setReadOnly(readOnly);
        config.setOpenMode(SQLiteOpenMode.OPEN_URI);
        // Nobody asks for them, and the driver would prepare a query after every insert to have them at hand.
        config.setGetGeneratedKeys(false);
        return config;
    }

    private static Connection open(String uri, SQLiteConfig config, long patienceMillis) throws SQLException {
        Connection connection = new JDBC4Connection("jdbc:sqlite:", uri, config.toProperties());
        BusyHandler.setHandler(connection, new FairBusyHandler(patienceMillis));
        return connection;
    }
}
