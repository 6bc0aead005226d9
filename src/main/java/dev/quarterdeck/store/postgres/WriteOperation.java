package dev.quarterdeck.store.postgres;

import java.sql.SQLException;

/** What a caller wants done inside a transaction, perhaps more than once; its result is handed over after the commit. */
@FunctionalInterface
interface WriteOperation<T> {
    T run(Transaction transaction) throws SQLException;
}
