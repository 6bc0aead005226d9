package dev.quarterdeck.job;

import java.util.ArrayList;
import java.util.List;

/** Splits a line into words as a shell does. */
final class Words {
    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int next;

    /** Where the word began. */
    private int start;

    /** A word has begun, even if nothing is in it yet: {@code ''} is a word. */
    private boolean begun;

    Words(String line) {
        this.line = line;
    }

    List<String> all() {
        while (next < line.length()) {
            char c = line.charAt(next++);
            if (Character.isWhitespace(c)) {
                end();
                continue;
            }
            if (!begun) {
                begun = true;
                start = next - 1;
            }
            if (c == '\'' || c == '"') {
                quoted(c);
            } else {
                word.append(c == '\\' && next < line.length() ? line.charAt(next++) : c);
            }
        }
        end();
        return List.copyOf(words);
    }

    private void quoted(char quote) {
        while (next < line.length()) {
            char c = line.charAt(next++);
            if (c == quote) {
                return;
            }
            boolean escaped =
                    quote == '"' && c == '\\' && next < line.length() && "\"\\".indexOf(line.charAt(next)) >= 0;
            word.append(escaped ? line.charAt(next++) : c);
        }
        throw FilterException.in(
                line.substring(start),
                "an unclosed " + quote,
                "close it, or write \\" + quote + " for the character itself");
    }

    private void end() {
        if (begun) {
            words.add(word.toString());
            word.setLength(0);
            begun = false;
        }
    }
}
