package dev.quarterdeck.bench;

import dev.quarterdeck.store.OpenOptions.Durability;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Opens files with sqlite-jdbc alone, with the settings that the store has: write-ahead log, the same sync. */
final class BareFile {
    private BareFile() {}

    static Connection open(Path file, Durability durability) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        execute(connection, "PRAGMA journal_mode = WAL");
        execute(connection, "PRAGMA synchronous = " + durability);
        execute(connection, "PRAGMA busy_timeout = 60000");
        return connection;
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
