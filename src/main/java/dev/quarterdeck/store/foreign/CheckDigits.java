package dev.quarterdeck.store.foreign;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.zip.CRC32;
import org.sqlite.Function;

/** Lets SQL ask for the four check digits of a row. For one connection. */
final class CheckDigits extends Function {
    private static final String NAME = "check_digits";
    private static final int VALUES = 10_000;

    private CheckDigits() {}

    static void addTo(Connection connection) throws SQLException {
        create(connection, NAME, new CheckDigits(), 2, FLAG_DETERMINISTIC);
    }

    static String sql(String table, String column) {
        return NAME + "(" + table + ", " + column + ")";
    }

    @Override
    protected void xFunc() throws SQLException {
        var sum = new CRC32();
        sum.update(value_text(0).getBytes(StandardCharsets.UTF_8));
        byte[] value = value_blob(1);
        if (value != null) {
            sum.update(value);
        }
        result(sum.getValue() % VALUES);
    }
}
