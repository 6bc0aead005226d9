package dev.quarterdeck.store.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of a transaction that have their ids and are not written yet: whoever enqueues in the same batch shares the
 * statements, many rows by one.
 */
final class UnwrittenJobs {

    /** Rows that share a statement: with more it gains nothing, and one by one costs nearly twice as much. */
    private static final int SHARING = 20;

    private static final String ROW = "(?, 1, 0, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final int ROW_VALUES = 12;

    private static final String INTO =
            " INTO job (id, revision, state, priority, attempts, max_retries, timeout, run_at, created_at, since,"
                    + " queue, type, key, name, payload) VALUES " + ROW;

    private static final String INSERT = "INSERT" + INTO;

    /** What fails is undone with the whole transaction: SQLite need not copy the pages to undo the statement alone. */
    private static final String INSERT_SHARED = "INSERT OR FAIL" + INTO + (", " + ROW).repeat(SHARING - 1);

    private final List<@Nullable Object[]> rows = new ArrayList<>();

    /** Their ids by their keys. */
    private final Map<String, Long> keys = new HashMap<>();

    /** The values in the order of the statement, beginning with the id. */
    void add(long id, @Nullable String key, @Nullable Object... row) {
        rows.add(row);
        if (key != null) {
            keys.put(key, id);
        }
    }

    @Nullable
    Long idOf(String key) {
        return keys.get(key);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    boolean isFull() {
        return rows.size() == SHARING;
    }

    void write(Transaction transaction) throws SQLException {
        if (isFull()) {
            transaction.updateApart(INSERT_SHARED, together());
        } else {
            for (@Nullable Object[] row : rows) {
                transaction.updateApart(INSERT, row);
            }
        }
        rows.clear();
        keys.clear();
    }

    private @Nullable Object[] together() {
        @Nullable Object[] values = new Object[SHARING * ROW_VALUES];
        for (int row = 0; row < SHARING; row++) {
            System.arraycopy(rows.get(row), 0, values, row * ROW_VALUES, ROW_VALUES);
        }
        return values;
    }
}
