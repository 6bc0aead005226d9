package dev.quarterdeck.store.sqlite;

import java.util.Collection;
import java.util.Map;

/** Lists as JSON arrays: how one bound parameter carries many values to {@code json_each}. */
final class Json {

    private Json() {}

    static String array(long[] numbers) {
        StringBuilder text = new StringBuilder(numbers.length * 8 + 2).append('[');
        for (int i = 0; i < numbers.length; i++) {
            if (i > 0) {
                text.append(',');
            }
            text.append(numbers[i]);
        }
        return text.append(']').toString();
    }

    static String array(Collection<String> texts) {
        StringBuilder text = new StringBuilder("[");
        for (String value : texts) {
            if (text.length() > 1) {
                text.append(',');
            }
            quote(text, value);
        }
        return text.append(']').toString();
    }

    /** An array of pairs, name and number: an object's keys would be compared as they are written. */
    static String pairs(Map<String, Long> numbers) {
        StringBuilder text = new StringBuilder("[");
        numbers.forEach((name, number) -> {
            text.append(text.length() > 1 ? ",[" : "[");
            quote(text, name);
            text.append(',').append(number).append(']');
        });
        return text.append(']').toString();
    }

    private static void quote(StringBuilder text, String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
