package dev.quarterdeck.store.postgres;

import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes sure that the schema holds a queue of a version that we know, and makes or migrates it where asked. */
final class Opening {
    private final Server server;
    private final Access access;
    private final Errors errors;

    Opening(Server server, Access access, Errors errors) {
        this.server = server;
        this.access = access;
        this.errors = errors;
    }

    /** Leaves a schema of the present version behind, or throws {@code CannotOpen} and changes nothing. */
    void prepare() {
        try (Connection connection = server.connect()) {
            int version = knownVersion(connection);
            if (version == 0 && access != Access.CREATE) {
                throw new StoreException.Missing(server.target().text() + " holds no queue in its schema "
                        + server.target().schema() + ": name another with ?schema=, or put a first job into it");
            }
            if (version < Schema.VERSION && access == Access.READ) {
                throw new StoreException.Older(server.target().text(), version);
            }
            if (version < Schema.VERSION) {
                migrate(connection);
                // A newer program may have been here first.
                knownVersion(connection);
            }
        } catch (SQLException e) {
            throw errors.whileOpening(e);
        }
    }

    private int knownVersion(Connection connection) throws SQLException {
        int version = version(connection);
        if (version > Schema.VERSION) {
            throw errors.refused("has the newer schema " + version + " (this program knows " + Schema.VERSION
                    + "): use the version of qdeck that made it");
        }
        return version;
    }

    /** 0 when there is no queue. */
    private int version(Connection connection) throws SQLException {
        try (PreparedStatement there = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            there.setString(1, server.target().schema() + ".schema_version");
            try (ResultSet row = there.executeQuery()) {
                row.next();
                if (!row.getBoolean(1)) {
                    return 0;
                }
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT coalesce(max(version), 0) FROM schema_version")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** In one transaction; two processes may meet here over a new schema, and whoever comes second finds it made. */
    private void migrate(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            lock.setLong(1, Channel.of(server.target()).migrating());
            lock.execute();
        }
        try (Statement statement = connection.createStatement()) {
            // Plain names, which the URL's reader made sure of.
            // Only who may make one is let to say so, even of one that is there.
            if (!isThere(connection)) {
                statement.execute("CREATE SCHEMA " + server.target().schema());
            }
            statement.execute("CREATE TABLE IF NOT EXISTS schema_version (version integer PRIMARY KEY)");
            for (int step = version(connection); step < Schema.VERSION; step++) {
                for (String sql : Schema.MIGRATIONS.get(step)) {
                    statement.execute(sql);
                }
                statement.execute("INSERT INTO schema_version VALUES (" + (step + 1) + ")");
            }
        }
        connection.commit();
    }

    private boolean isThere(Connection connection) throws SQLException {
        try (PreparedStatement look = connection.prepareStatement("SELECT to_regnamespace(?) IS NOT NULL")) {
            look.setString(1, server.target().schema());
            try (ResultSet row = look.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
