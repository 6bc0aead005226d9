package dev.quarterdeck.bench;

import dev.quarterdeck.store.OpenOptions.Durability;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The store's own table with all its indexes, written by hand over sqlite-jdbc with prepared statements: no counts, no
 * operations, no history. For one thread at a time.
 */
final class SameTable implements AutoCloseable {
    private static final int CHUNK = 500;
    private static final String INSERT =
            "INSERT INTO job (revision, state, priority, attempts, max_retries, run_at, created_at, since, queue, type,"
                    + " payload) VALUES (1, 0, 2, 0, 3, ?1, ?1, ?1, 'default', 'bench', ?2)";
    private static final String DELETE_CHUNK =
            "DELETE FROM job WHERE id IN (SELECT id FROM job WHERE state = 2 AND state >= 2 LIMIT " + CHUNK + ")";
    private static final String REQUEUE_CHUNK =
            "UPDATE job SET state = 0, reason = NULL, revision = revision + 1, since = ?1, run_at = ?1, attempts = 0"
                    + " WHERE id IN (SELECT id FROM job WHERE state = 3 AND state >= 2 LIMIT " + CHUNK + ")";

    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement delete;
    private final PreparedStatement requeue;

    /** Opens a file that the store has made and closed. */
    SameTable(Path file, Durability durability) throws SQLException {
        connection = BareFile.open(file, durability);
        insert = connection.prepareStatement(INSERT);
        delete = connection.prepareStatement(DELETE_CHUNK);
        requeue = connection.prepareStatement(REQUEUE_CHUNK);
    }

    /** One row, one transaction. */
    void insert() throws SQLException {
        bindInsert();
        insert.executeUpdate();
    }

    /** So many rows by {@code addBatch}, one transaction. */
    void insertBatch(int rows) throws SQLException {
        connection.setAutoCommit(false);
        for (int i = 0; i < rows; i++) {
            bindInsert();
            insert.addBatch();
        }
        insert.executeBatch();
        connection.commit();
    }

    private void bindInsert() throws SQLException {
        insert.setLong(1, System.currentTimeMillis());
        insert.setString(2, Jobs.PAYLOAD);
    }

    /** Deletes up to 500 rows that are done, one transaction; gives how many. */
    int deleteDone() throws SQLException {
        return delete.executeUpdate();
    }

    /** Makes up to 500 rows that are dead pending, one transaction; gives how many. */
    int requeueDead() throws SQLException {
        requeue.setLong(1, System.currentTimeMillis());
        return requeue.executeUpdate();
    }

    /** How many rows a condition holds for, and since when the oldest and the newest of them. */
    List<Long> look(String condition) throws SQLException {
        String sql = "SELECT count(*), min(since), max(since) FROM job WHERE " + condition;
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            List<Long> figures = new ArrayList<>();
            for (int i = 1; i <= 3; i++) {
                figures.add(row.getLong(i));
            }
            return figures;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
