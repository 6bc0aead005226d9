package dev.quarterdeck.bench;

import dev.quarterdeck.store.OpenOptions.Durability;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The store's own table with all its indexes, written by hand over sqlite-jdbc with prepared statements: no counts, no
 * operations, no history. For one thread at a time.
 */
final class SameTable implements AutoCloseable {
    private static final String INSERT =
            "INSERT INTO job (revision, state, priority, attempts, max_retries, run_at, created_at, since, queue, type,"
                    + " payload) VALUES (1, 0, 2, 0, 3, ?1, ?1, ?1, 'default', 'bench', ?2)";
    private static final String DELETE = "DELETE FROM job WHERE id BETWEEN ? AND ? AND state = 2";
    private static final String REQUEUE =
            "UPDATE job SET state = 0, reason = NULL, revision = revision + 1, since = ?3, run_at = ?3, attempts = 0"
                    + " WHERE id BETWEEN ?1 AND ?2 AND state = 3";

    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement delete;
    private final PreparedStatement requeue;

    /** Opens a file that the store has made and closed. */
    SameTable(Path file, Durability durability) throws SQLException {
        connection = BareFile.open(file, durability);
        insert = connection.prepareStatement(INSERT);
        delete = connection.prepareStatement(DELETE);
        requeue = connection.prepareStatement(REQUEUE);
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

    /** Deletes what is done from one id to another, one transaction; gives how many. */
    int deleteDone(long from, long to) throws SQLException {
        delete.setLong(1, from);
        delete.setLong(2, to);
        return delete.executeUpdate();
    }

    /** Makes pending what is dead from one id to another, one transaction; gives how many. */
    int requeueDead(long from, long to) throws SQLException {
        requeue.setLong(1, from);
        requeue.setLong(2, to);
        requeue.setLong(3, System.currentTimeMillis());
        return requeue.executeUpdate();
    }

    /** The ids of all rows that a condition holds for, ascending. */
    long[] ids(String condition) throws SQLException {
        LongStream.Builder ids = LongStream.builder();
        try (PreparedStatement query = connection.prepareStatement("SELECT id FROM job WHERE " + condition);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                ids.add(row.getLong(1));
            }
        }
        return ids.build().sorted().toArray();
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
