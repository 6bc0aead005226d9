package dev.quarterdeck.text;

import java.util.Optional;

/**
 * Lays JSON out for reading. Only blanks between its parts change; every text and number stays as it was written.
 */
public final class JsonIndent {
    private static final int STEP = 2;

    private final String text;
    private final StringBuilder out = new StringBuilder();
    private int depth;

    private JsonIndent(String text) {
        this.text = text;
    }

    /** The object or array with a line for each member; empty when the text is neither. */
    public static Optional<String> of(String text) {
        String stripped = text.strip();
        boolean object = stripped.startsWith("{") && stripped.endsWith("}");
        boolean array = stripped.startsWith("[") && stripped.endsWith("]");
        return object || array ? new JsonIndent(stripped).run() : Optional.empty();
    }

    private Optional<String> run() {
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i);
            if (c == '"') {
                int end = endOfString(i);
                if (end < 0) {
                    return Optional.empty();
                }
                out.append(text, i, end);
                i = end;
            } else {
                i = mark(c, i);
            }
            if (depth < 0) {
                return Optional.empty();
            }
        }
        return depth == 0 ? Optional.of(out.toString()) : Optional.empty();
    }

    /** Takes one character outside of strings; returns the index after it. */
    private int mark(char c, int i) {
        switch (c) {
            case '{', '[' -> {
                int next = afterBlanks(i + 1);
                if (next < text.length() && text.charAt(next) == (c == '{' ? '}' : ']')) {
                    out.append(c).append(text.charAt(next));
                    return next + 1;
                }
                depth++;
                out.append(c);
                newLine();
            }
            case '}', ']' -> {
                depth--;
                newLine();
                out.append(c);
            }
            case ',' -> {
                out.append(c);
                newLine();
            }
            case ':' -> out.append(": ");
            case ' ', '\t', '\n', '\r' -> {}
            default -> out.append(c);
        }
        return i + 1;
    }

    private int afterBlanks(int i) {
        int next = i;
        while (next < text.length() && " \t\n\r".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        return next;
    }

    private int endOfString(int start) {
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i + 1;
            }
        }
        return -1;
    }

    private void newLine() {
        // Deeper than any screen is wide says nothing more, and a payload of brackets only would grow without bound.
        out.append('\n').append(" ".repeat(STEP * Math.max(0, Math.min(depth, 40))));
    }
}
