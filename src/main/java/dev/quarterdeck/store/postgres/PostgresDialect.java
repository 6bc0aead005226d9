package dev.quarterdeck.store.postgres;

import dev.quarterdeck.store.shared.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Lists are bound as arrays, texts are stored with what PostgreSQL has no form for, and rows are locked. */
final class PostgresDialect implements Dialect {
    static final PostgresDialect DIALECT = new PostgresDialect();

    private PostgresDialect() {}

    @Override
    public String text(ResultSet row, int column) throws SQLException {
        return Text.known(row, column);
    }

    @Override
    public @Nullable String textOrNull(ResultSet row, int column) throws SQLException {
        return Text.of(row, column);
    }

    @Override
    public String amongNumbers(String column) {
        return column + " = ANY(?::bigint[])";
    }

    @Override
    public String amongTexts(String column) {
        return column + " = ANY(?::text[])";
    }

    @Override
    public String list(long[] numbers) {
        return Literals.array(numbers);
    }

    @Override
    public String list(Collection<String> texts) {
        return Literals.array(texts);
    }
}
