package dev.quarterdeck.store.postgres;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Lists as PostgreSQL writes arrays: how one bound text carries many values. */
final class Literals {

    private Literals() {}

    static String array(long[] numbers) {
        StringBuilder text = new StringBuilder(numbers.length * 8 + 2).append('{');
        for (int i = 0; i < numbers.length; i++) {
            if (i > 0) {
                text.append(',');
            }
            text.append(numbers[i]);
        }
        return text.append('}').toString();
    }

    static String array(Collection<? extends @Nullable String> texts) {
        StringBuilder text = new StringBuilder("{");
        for (String value : texts) {
            if (text.length() > 1) {
                text.append(',');
            }
            if (value == null) {
                text.append("NULL");
            } else {
                quote(text, value);
            }
        }
        return text.append('}').toString();
    }

    private static void quote(StringBuilder text, String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\');
            }
            text.append(c);
        }
        text.append('"');
    }
}
