package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.store.shared.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Lists are bound as JSON, texts come back as they are, and nobody else writes while a transaction does. */
final class SqliteDialect implements Dialect {
    static final SqliteDialect DIALECT = new SqliteDialect();

    private SqliteDialect() {}

    @Override
    public String text(ResultSet row, int column) throws SQLException {
        return row.getString(column);
    }

    @Override
    public @Nullable String textOrNull(ResultSet row, int column) throws SQLException {
        return row.getString(column);
    }

    @Override
    public String amongNumbers(String column) {
        return column + " IN (SELECT value FROM json_each(?))";
    }

    @Override
    public String amongTexts(String column) {
        return amongNumbers(column);
    }

    @Override
    public String list(long[] numbers) {
        return Json.array(numbers);
    }

    @Override
    public String list(Collection<String> texts) {
        return Json.array(texts);
    }
}
