package dev.quarterdeck.store.foreign;

import dev.quarterdeck.job.Fingerprint;
import dev.quarterdeck.job.Messages;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.Function;

/** Lets SQL ask for the fingerprint of an error, which is null where there is none. For one connection. */
final class CauseFunction extends Function {
    private static final String NAME = "cause";

    private CauseFunction() {}

    static void addTo(Connection connection) throws SQLException {
        create(connection, NAME, new CauseFunction(), 2, FLAG_DETERMINISTIC);
    }

    static String sql(String type, String error) {
        return NAME + "(" + type + ", " + error + ")";
    }

    @Override
    protected void xFunc() throws SQLException {
        String error = value_text(1);
        if (error == null) {
            result();
        } else {
            result(Fingerprint.ofMessage(value_text(0), Messages.blanked(error)));
        }
    }
}
