package dev.quarterdeck.job;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a list of texts with commas. A text may be in quotes, single or double, from its first character to its last:
 * then everything up to the next quote of that kind is meant as it stands. Without quotes {@code *} is a wildcard and
 * {@code %XX} a byte of UTF-8. A quote elsewhere is a character like any other.
 */
final class Values {
    private final String list;
    private final String word;
    private int next;

    private Values(String list, String word) {
        this.list = list;
        this.word = word;
    }

    /** The texts of a list that is part of a word. */
    static List<Filter.Pattern> read(String list, String word) {
        return new Values(list, word).all();
    }

    private List<Filter.Pattern> all() {
        List<Filter.Pattern> values = new ArrayList<>();
        do {
            values.add(atQuote() ? quoted() : unquoted());
            // The comma, or one beyond the end.
            next++;
        } while (next <= list.length());
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(list)) {
            throw FilterException.in(word, "half a surrogate pair", "write whole characters");
        }
        return values;
    }

    private boolean atQuote() {
        return next < list.length() && (list.charAt(next) == '\'' || list.charAt(next) == '"');
    }

    private Filter.Pattern quoted() {
        char quote = list.charAt(next);
        String code = quote == '"' ? "%22" : "%27";
        int end = list.indexOf(quote, next + 1);
        if (end < 0) {
            throw FilterException.in(
                    word, "an unclosed " + quote, "close it, or write " + code + " for the character itself");
        }
        if (end + 1 < list.length() && list.charAt(end + 1) != ',') {
            throw FilterException.in(
                    word,
                    "text after the closing " + quote,
                    "put all of the value in quotes, or write " + code + " for the character itself");
        }
        String text = list.substring(next + 1, end);
        next = end + 1;
        return Filter.Pattern.exactly(notEmpty(text));
    }

    private Filter.Pattern unquoted() {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int start = next;
        while (next < list.length() && list.charAt(next) != ',') {
            char c = list.charAt(next);
            if (c == '*') {
                parts.add(part.toString());
                part.setLength(0);
                next++;
            } else if (c == '%') {
                part.append(decoded());
            } else {
                part.append(c);
                next++;
            }
        }
        notEmpty(list.substring(start, next));
        parts.add(part.toString());
        if (parts.size() > 1 && parts.stream().anyMatch(each -> each.indexOf('\0') >= 0)) {
            throw FilterException.in(word, "the character U+0000 beside a *", "leave the * out");
        }
        return new Filter.Pattern(parts);
    }

    /** The characters of a run of {@code %XX}. */
    private String decoded() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (next < list.length() && list.charAt(next) == '%') {
            int high = hexDigit(next + 1);
            int low = hexDigit(next + 2);
            if (high < 0 || low < 0) {
                throw FilterException.in(
                        word, "a % without two hexadecimal digits after it", "write %25 for the character itself");
            }
            bytes.write(high * 16 + low);
            next += 3;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw FilterException.in(word, "bytes that are no UTF-8", "write every byte of a character as %XX");
        }
    }

    private int hexDigit(int index) {
        // Character.digit takes the digits of every script.
        return index < list.length() && list.charAt(index) < 0x80 ? Character.digit(list.charAt(index), 16) : -1;
    }

    private String notEmpty(String text) {
        if (text.isEmpty()) {
            throw FilterException.in(word, "an empty value", "write a value, or leave the comma out");
        }
        return text;
    }
}
