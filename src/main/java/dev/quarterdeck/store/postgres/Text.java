package dev.quarterdeck.store.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jspecify.annotations.Nullable;

/**
 * How texts are stored: PostgreSQL takes every character but U+0000, and UTF-8 has no form for half a surrogate pair. Those
 * are written as two characters, the first of which no language uses; everything else stands as it is.
 */
final class Text {
    /** U+10FFFF, which means no character in any text. */
    private static final String MARK = "\udbff\udfff";

    /** U+10FFFE after the mark. */
    private static final String NUL = "\udbff\udffe";

    /** A half stands as the private character so far above it. */
    private static final int HALVES = 0xE000 - Character.MIN_SURROGATE;

    private Text() {}

    /** Has all texts that are bound and mapped go this way. */
    static void bindAndRead(Jdbi jdbi) {
        jdbi.registerArgument(new AbstractArgumentFactory<String>(Types.VARCHAR) {
                    @Override
                    protected Argument build(String value, ConfigRegistry config) {
                        return (place, statement, context) -> statement.setString(place, stored(value));
                    }
                })
                .registerColumnMapper(String.class, (row, column, context) -> of(row, column));
    }

    /** A text column as it went in; null for null. */
    static @Nullable String of(ResultSet row, int column) throws SQLException {
        String stored = row.getString(column);
        return stored == null ? null : read(stored);
    }

    /** A text column that is never null. */
    static String known(ResultSet row, int column) throws SQLException {
        return read(row.getString(column));
    }

    static String stored(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return written(text, i);
            }
        }
        return text;
    }

    private static String written(String text, int from) {
        StringBuilder stored = new StringBuilder(text.length() + 16).append(text, 0, from);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                stored.append(MARK).append(NUL);
            } else if (!Character.isSurrogate(c)) {
                stored.append(c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                boolean mark = text.startsWith(MARK, i);
                stored.append(mark ? MARK : "").append(c).append(text.charAt(++i));
            } else {
                stored.append(MARK).append((char) (c + HALVES));
            }
        }
        return stored.toString();
    }

    static String read(String stored) {
        int mark = stored.indexOf(MARK);
        if (mark < 0) {
            return stored;
        }
        StringBuilder text = new StringBuilder(stored.length());
        int from = 0;
        while (mark >= 0) {
            text.append(stored, from, mark);
            from = mark + MARK.length();
            if (stored.startsWith(NUL, from)) {
                text.append('\0');
                from += NUL.length();
            } else if (stored.startsWith(MARK, from)) {
                text.append(MARK);
                from += MARK.length();
            } else {
                text.append((char) (stored.charAt(from++) - HALVES));
            }
            mark = stored.indexOf(MARK, from);
        }
        return text.append(stored, from, stored.length()).toString();
    }
}
