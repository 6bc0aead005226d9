package dev.quarterdeck.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What one would write by hand over the PostgreSQL driver: one table of twelve columns and the index that claims need,
 * prepared statements, and every statement a transaction of its own. No counts, no history, no other index. For one thread.
 */
final class BareServerTable implements AutoCloseable {
    private static final String INSERT =
            "INSERT INTO bare (queue, status, priority, run_at, created_at, attempts, payload)"
                    + " VALUES ('default', 0, 2, ?, ?, 0, ?)";
    private static final String CLAIM =
            "UPDATE bare SET status = 1, attempts = attempts + 1, lease_until = ?, lease_token = lease_token + 1,"
                    + " owner = 'bench' WHERE id = (SELECT id FROM bare WHERE queue = 'default' AND status = 0"
                    + " AND run_at <= ? ORDER BY priority DESC, run_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)"
                    + " RETURNING id, lease_token, payload";
    private static final String SETTLE =
            "UPDATE bare SET status = 2, done_at = ? WHERE id = ? AND status = 1 AND lease_token = ?";

    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement claim;
    private final PreparedStatement settle;

    BareServerTable(String jdbcUrl) throws SQLException {
        connection = DriverManager.getConnection(jdbcUrl);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET jit = off");
            statement.execute("CREATE TABLE IF NOT EXISTS bare (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
                    + " queue text, status integer, priority integer, run_at bigint, created_at bigint,"
                    + " attempts integer, lease_until bigint, lease_token bigint DEFAULT 0, owner text, done_at bigint,"
                    + " payload text)");
            statement.execute("CREATE INDEX IF NOT EXISTS bare_pending ON bare (queue, priority DESC, run_at, id)"
                    + " WHERE status = 0");
        }
        insert = connection.prepareStatement(INSERT);
        claim = connection.prepareStatement(CLAIM);
        settle = connection.prepareStatement(SETTLE);
    }

    void insert() throws SQLException {
        insert.setLong(1, System.currentTimeMillis());
        insert.setLong(2, System.currentTimeMillis());
        insert.setString(3, Jobs.PAYLOAD);
        insert.executeUpdate();
    }

    /** A job from its insertion to its end: three transactions. */
    void wholeJob() throws SQLException {
        insert();
        while (!claim()) {
            // The first in line was just taken by another, and this statement looks at no second one.
            Thread.onSpinWait();
        }
        if (settle.executeUpdate() != 1) {
            throw new IllegalStateException("expected to settle a job that nobody else can have claimed");
        }
    }

    private boolean claim() throws SQLException {
        long now = System.currentTimeMillis();
        claim.setLong(1, now + 30_000);
        claim.setLong(2, now);
        try (ResultSet row = claim.executeQuery()) {
            if (!row.next()) {
                return false;
            }
            settle.setLong(1, now);
            settle.setLong(2, row.getLong(1));
            settle.setLong(3, row.getLong(2));
            return true;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
