package dev.quarterdeck.store.shared;

import java.sql.SQLException;

/** What a caller wants done inside a transaction, perhaps more than once; its result is handed over after the commit. */
@FunctionalInterface
public interface WriteOperation<X extends OpenTransaction, T> {
    T run(X transaction) throws SQLException;
}
