package dev.quarterdeck.store.shared;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What the engines of the stores say differently where all else is the same. */
public interface Dialect {

    /** A text column as it went in; one that is never null. */
    String text(ResultSet row, int column) throws SQLException;

    /** A text column as it went in; null for null. */
    @Nullable
    String textOrNull(ResultSet row, int column) throws SQLException;

    /** True for the rows whose column is among the numbers of a {@link #list(long[])}, which is bound. */
    String amongNumbers(String column);

    /** True for the rows whose column is among the texts of a {@link #list(Collection)}, which is bound. */
    String amongTexts(String column);

    String list(long[] numbers);

    String list(Collection<String> texts);
}
