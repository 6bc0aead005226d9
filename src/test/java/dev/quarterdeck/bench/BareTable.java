package dev.quarterdeck.bench;

import dev.quarterdeck.store.OpenOptions.Durability;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * What one would write by hand over sqlite-jdbc: one table of twelve columns and the index that claims need, prepared
 * statements, and every statement a transaction of its own. No counts, no history, no other index. For one thread.
 */
final class BareTable implements AutoCloseable {
    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE job (id INTEGER PRIMARY KEY, queue TEXT, status INTEGER, priority INTEGER, run_at INTEGER,"
                    + " created_at INTEGER, attempts INTEGER, lease_until INTEGER, lease_token INTEGER, owner TEXT,"
                    + " done_at INTEGER, payload TEXT)",
            "CREATE INDEX job_pending ON job (queue, priority DESC, run_at, id) WHERE status = 0");
    private static final String INSERT =
            "INSERT INTO job (queue, status, priority, run_at, created_at, attempts, payload)"
                    + " VALUES ('default', 0, 2, ?1, ?1, 0, ?2)";
    private static final String CLAIM = "UPDATE job SET status = 1, attempts = attempts + 1, lease_until = ?1 + 30000,"
            + " lease_token = coalesce(lease_token, 0) + 1, owner = 'bench'"
            + " WHERE id = (SELECT id FROM job WHERE queue = 'default' AND status = 0 AND run_at <= ?1"
            + " ORDER BY priority DESC, run_at, id LIMIT 1) RETURNING id, lease_token, payload";
    private static final String SETTLE =
            "UPDATE job SET status = 2, done_at = ? WHERE id = ? AND status = 1 AND lease_token = ?";

    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement claim;
    private final PreparedStatement settle;

    BareTable(Path file, Durability durability) throws SQLException {
        connection = BareFile.open(file, durability);
        for (String sql : SCHEMA) {
            BareFile.execute(connection, sql);
        }
        insert = connection.prepareStatement(INSERT);
        claim = connection.prepareStatement(CLAIM);
        settle = connection.prepareStatement(SETTLE);
    }

    void insert() throws SQLException {
        insert.setLong(1, System.currentTimeMillis());
        insert.setString(2, Jobs.PAYLOAD);
        insert.executeUpdate();
    }

    /** A job from its insertion to its end: three transactions. */
    void wholeJob() throws SQLException {
        insert();
        claim.setLong(1, System.currentTimeMillis());
        long id;
        long token;
        try (ResultSet row = claim.executeQuery()) {
            row.next();
            id = row.getLong(1);
            token = row.getLong(2);
            row.getString(3);
        }
        settle.setLong(1, System.currentTimeMillis());
        settle.setLong(2, id);
        settle.setLong(3, token);
        if (settle.executeUpdate() != 1) {
            throw new IllegalStateException("expected to settle job " + id + ", which nobody else can have claimed");
        }
    }

    /** For those that want one transaction around several inserts. */
    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
