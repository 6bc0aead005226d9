package dev.quarterdeck.store.sqlite;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** As much of a job's error as its headline needs: bringing whole stack traces up from SQLite takes longer than reading them. */
final class BriefError {

    /** The first line with its end, nothing if there is but one line; and the whole, which is fetched only if needed. */
    static final String COLUMNS = "substr(error, 1, instr(error, char(10))), error";

    private BriefError() {}

    /** Texts by their number. */
    @FunctionalInterface
    interface Texts {
        @Nullable
        String get(int number) throws SQLException;
    }

    /** Null when there is no error. The first of the columns has this number. */
    static @Nullable String of(Texts texts, int number) throws SQLException {
        String line = texts.get(number);
        // Without its end it was cut: SQLite takes U+0000 for the end of the text.
        return line != null && line.endsWith("\n") && !line.isBlank() ? line : texts.get(number + 1);
    }
}
