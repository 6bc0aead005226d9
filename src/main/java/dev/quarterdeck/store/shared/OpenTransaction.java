package dev.quarterdeck.store.shared;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A transaction that changes a store: as much of it as is the same on every engine. */
public interface OpenTransaction {

    Dialect dialect();

    /** The one "now" of everything in it, in epoch milliseconds. */
    long nowMillis();

    /** A kept statement with these values bound; a question mark may have the number of its value. */
    PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException;

    int update(String sql, @Nullable Object... values) throws SQLException;

    /** The same, for what no job can matter to that was enqueued in this very transaction. */
    default int updateApart(String sql, @Nullable Object... values) throws SQLException {
        return update(sql, values);
    }
}
