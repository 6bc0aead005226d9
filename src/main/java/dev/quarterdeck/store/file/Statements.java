package dev.quarterdeck.store.file;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * The prepared statements of one connection, kept by their SQL: preparing the claim anew costs ten times its run. Also
 * what JDBI prepares its statements with. Not safe for use by several threads, as its connection is not.
 */
public final class Statements implements StatementBuilder {
    /** So many that only the filters of those who ask can have made them; ours are fewer. */
    private static final int MANY = 250;

    private final Map<String, PreparedStatement> kept = new HashMap<>();

    public PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = kept.get(sql);
        if (statement == null || statement.isClosed()) {
            statement = connection.prepareStatement(sql);
            kept.put(sql, statement);
        }
        return statement;
    }

    /** Whether so many are kept that it is time to begin anew. */
    boolean areMany() {
        return kept.size() > MANY;
    }

    /** Begins anew when many are kept; for a moment in which none of them is in use, and no answer of one is read. */
    public void forgetMany() throws SQLException {
        if (areMany()) {
            forget();
        }
    }

    /** After a failure that may have left statements unusable: the next use prepares anew. */
    public void forget() throws SQLException {
        for (PreparedStatement statement : kept.values()) {
            statement.close();
        }
        kept.clear();
    }

    @Override
    public Statement create(Connection connection, @Nullable StatementContext context) throws SQLException {
        return connection.createStatement();
    }

    @Override
    public PreparedStatement create(Connection connection, String sql, @Nullable StatementContext context)
            throws SQLException {
        return prepare(connection, sql);
    }

    @Override
    public java.sql.CallableStatement createCall(Connection connection, String sql, @Nullable StatementContext context)
            throws SQLException {
        return connection.prepareCall(sql);
    }

    @Override
    public void close(Connection connection, @Nullable String sql, Statement statement) throws SQLException {
        if (!(statement instanceof PreparedStatement prepared) || !kept.containsValue(prepared)) {
            statement.close();
        }
    }

    /** Binds the values in order; null, Long, Integer and String are what SQLite has a form for. */
    public static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    /** Rolls back after a failure; that there may be nothing to roll back any more is no second failure. */
    public static void rollBack(Connection connection, SQLException because) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException gone) {
            because.addSuppressed(gone);
        }
    }
}
