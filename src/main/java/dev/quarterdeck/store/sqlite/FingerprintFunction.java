package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.job.Fingerprint;
import dev.quarterdeck.job.Messages;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.sqlite.Function;

/** Lets SQL ask for the fingerprint of a job, which is null where there is no error. For one connection. */
final class FingerprintFunction extends Function {
    private static final String NAME = "fingerprint";

    /** What it says of a job. */
    static final String OF_JOB = NAME + "(type, " + BriefError.COLUMNS + ")";

    /** Many errors have few causes, and hashing takes longer than blanking. */
    private static final int MOST_KEPT = 1_000;

    private final Map<String, String> kept = new HashMap<>();

    private FingerprintFunction() {}

    static void addTo(Connection connection) throws SQLException {
        create(connection, NAME, new FingerprintFunction(), 3, FLAG_DETERMINISTIC);
    }

    @Override
    protected void xFunc() throws SQLException {
        String error = BriefError.of(this::value_text, 1);
        if (error == null) {
            result();
            return;
        }
        String type = value_text(0);
        String message = Messages.blanked(error);
        if (kept.size() == MOST_KEPT) {
            kept.clear();
        }
        result(kept.computeIfAbsent(type + '\0' + message, cause -> Fingerprint.ofMessage(type, message)));
    }
}
