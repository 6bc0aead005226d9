package dev.quarterdeck.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A file of the first version, as it lies around after an update of the program. */
public final class OldFile {
    private OldFile() {}

    /** With one job, 7, that is pending in the queue mail, and a worker. */
    public static void make(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA auto_vacuum = INCREMENTAL");
            statement.execute("PRAGMA journal_mode = WAL");
            for (String sql : Schema.MIGRATIONS.get(0)) {
                statement.execute(sql);
            }
            statement.execute("PRAGMA application_id = " + Schema.APPLICATION_ID);
            statement.execute("PRAGMA user_version = 1");
            statement.execute("INSERT INTO queue (name) VALUES ('mail')");
            statement.execute(
                    "INSERT INTO job (id, revision, state, priority, attempts, max_retries, run_at, created_at,"
                            + " since, queue, type, payload) VALUES (7, 1, 0, 2, 0, 3, 0, 0, 0, 'mail', 'mail.send', '{}')");
            statement.execute("INSERT INTO job_count VALUES ('mail', 0, -1, 1)");
            statement.execute("INSERT INTO worker VALUES ('ship/7', 'ship', 7, '1', 'boot', 4, 0, 0, 0, '')");
        }
    }
}
