package dev.quarterdeck.store.sqlite;

import java.sql.SQLException;

/** What a caller wants done inside the writer's transaction; its result is handed over only after the commit. */
@FunctionalInterface
interface WriteOperation<T> {
    T run(Transaction transaction) throws SQLException;
}
