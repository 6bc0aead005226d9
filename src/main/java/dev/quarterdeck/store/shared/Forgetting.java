package dev.quarterdeck.store.shared;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Deletes for ever what operations kept so that they could be undone. */
public final class Forgetting {

    public static final String EXPIRED = "SELECT number FROM operation WHERE undoable_until IS NOT NULL"
            + " AND undoable_until <= ? AND forgotten_at IS NULL ORDER BY undoable_until LIMIT 1";

    public static final String TRASHED = "SELECT id FROM trash WHERE operation = ? ORDER BY id LIMIT ?";

    public static final String FORGET_IMAGES = "DELETE FROM image WHERE operation = ?1 AND job IN"
            + " (SELECT job FROM image WHERE operation = ?1 ORDER BY job LIMIT ?2)";

    private static final String FORGOTTEN =
            "UPDATE operation SET forgotten_at = ?1, undoable_until = CASE WHEN undoable_until < ?1 THEN undoable_until"
                    + " WHEN undoable_until IS NOT NULL THEN ?1 END WHERE number = ?2";

    private Forgetting() {}

    public static int expired(OpenTransaction transaction, int limit) throws SQLException {
        int jobs = 0;
        Optional<Long> operation = expired(transaction);
        // One after the other: of those that were undone nothing may be left, and others come after them.
        while (operation.isPresent() && jobs < limit) {
            jobs += forget(transaction, operation.get(), limit - jobs);
            operation = jobs < limit ? expired(transaction) : operation;
        }
        return jobs;
    }

    private static Optional<Long> expired(OpenTransaction transaction) throws SQLException {
        try (ResultSet row =
                transaction.prepare(EXPIRED, transaction.nowMillis()).executeQuery()) {
            return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
        }
    }

    public static int forget(OpenTransaction transaction, long operation, int limit) throws SQLException {
        return transaction.allOrNothing(() -> {
            transaction.lockOperation(operation);
            int jobs = emptyTrash(transaction, operation, limit);
            if (jobs < limit) {
                jobs += transaction.update(FORGET_IMAGES, operation, limit - jobs);
            }
            if (jobs < limit) {
                transaction.update(FORGOTTEN, transaction.nowMillis(), operation);
            }
            return jobs;
        });
    }

    private static int emptyTrash(OpenTransaction transaction, long operation, int limit) throws SQLException {
        Dialect dialect = transaction.dialect();
        String locked = TRASHED + dialect.locking(" FOR UPDATE");
        List<Long> found = new ArrayList<>();
        try (ResultSet row = transaction.prepare(locked, operation, limit).executeQuery()) {
            while (row.next()) {
                found.add(row.getLong(1));
            }
        }
        if (found.isEmpty()) {
            return 0;
        }
        String ids = dialect.list(found.stream().mapToLong(Long::longValue).toArray());
        transaction.update(Expiry.deleteAttempts(dialect), ids);
        return transaction.update("DELETE FROM trash WHERE " + dialect.amongNumbers("id"), ids);
    }
}
