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

    private static final String BURY_AGAIN =
            "UPDATE job SET state = 3, reason = 0, revision = revision + 1, since = ?3, attempts = 1"
                    + " WHERE id BETWEEN ?1 AND ?2 AND state = 0";
    private static final String KEEP =
            "INSERT INTO kept_by_hand SELECT * FROM job WHERE id BETWEEN ? AND ? AND state = 2";

    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement delete;
    private final PreparedStatement requeue;
    private final PreparedStatement buryAgain;
    private final PreparedStatement keep;

    /** Opens a file that the store has made and closed. */
    SameTable(Path file, Durability durability) throws SQLException {
        connection = BareFile.open(file, durability);
        insert = connection.prepareStatement(INSERT);
        delete = connection.prepareStatement(DELETE);
        requeue = connection.prepareStatement(REQUEUE);
        buryAgain = connection.prepareStatement(BURY_AGAIN);
        BareFile.execute(connection, "CREATE TABLE IF NOT EXISTS kept_by_hand AS SELECT * FROM job WHERE 0");
        keep = connection.prepareStatement(KEEP);
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

    /** As {@link #deleteDone}, with a copy of every row in another table. */
    int moveDone(long from, long to) throws SQLException {
        connection.setAutoCommit(false);
        keep.setLong(1, from);
        keep.setLong(2, to);
        keep.executeUpdate();
        int moved = deleteDone(from, to);
        connection.commit();
        connection.setAutoCommit(true);
        return moved;
    }

    /** Makes dead what is pending from one id to another, one transaction; gives how many. */
    int buryAgain(long from, long to) throws SQLException {
        return move(buryAgain, from, to);
    }

    /** Makes pending what is dead from one id to another, one transaction; gives how many. */
    int requeueDead(long from, long to) throws SQLException {
        return move(requeue, from, to);
    }

    private static int move(PreparedStatement update, long from, long to) throws SQLException {
        update.setLong(1, from);
        update.setLong(2, to);
        update.setLong(3, System.currentTimeMillis());
        return update.executeUpdate();
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
