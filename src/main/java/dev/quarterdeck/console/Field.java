package dev.quarterdeck.console;

import java.util.Optional;

/**
 * A line of text being typed.
 *
 * @param caret index before which the next character goes; never inside a surrogate pair
 */
record Field(String text, int caret) {
    static final Field EMPTY = new Field("", 0);

    private static final int LONGEST = 4096;

    static Field of(String text) {
        return new Field(text, text.length());
    }

    String before() {
        return text.substring(0, caret);
    }

    String after() {
        return text.substring(caret);
    }

    /** What the key makes of the text; empty when it is no editing key. */
    Optional<Field> edit(Key key) {
        if (key.ctrl()) {
            return Optional.ofNullable(
                    switch (key.codePoint()) {
                        case 'u' -> new Field(after(), 0);
                        case 'k' -> new Field(before(), caret);
                        case 'w' -> withoutWord();
                        case 'a' -> new Field(text, 0);
                        case 'e' -> of(text);
                        default -> null;
                    });
        }
        return switch (key.kind()) {
            case CHARACTER -> key.alt() ? Optional.empty() : Optional.of(insert(Character.toString(key.codePoint())));
            case BACKSPACE -> Optional.of(new Field(text.substring(0, left()) + after(), left()));
            case DELETE -> Optional.of(new Field(before() + text.substring(right()), caret));
            case LEFT -> Optional.of(new Field(text, left()));
            case RIGHT -> Optional.of(new Field(text, right()));
            case HOME -> Optional.of(new Field(text, 0));
            case END -> Optional.of(of(text));
            default -> Optional.empty();
        };
    }

    /** Inserts text at the caret; line breaks become blanks, other control characters are left out. */
    Field insert(String more) {
        var clean = new StringBuilder();
        more.codePoints()
                .map(c -> c == '\n' || c == '\t' ? ' ' : c)
                .filter(c -> !Character.isISOControl(c) && !(c >= 0xD800 && c <= 0xDFFF))
                .forEach(clean::appendCodePoint);
        if (text.length() + clean.length() > LONGEST) {
            return this;
        }
        return new Field(before() + clean + after(), caret + clean.length());
    }

    private int left() {
        return caret == 0 ? 0 : text.offsetByCodePoints(caret, -1);
    }

    private int right() {
        return caret == text.length() ? caret : text.offsetByCodePoints(caret, 1);
    }

    private Field withoutWord() {
        int start = caret;
        while (start > 0 && text.charAt(start - 1) == ' ') {
            start--;
        }
        while (start > 0 && text.charAt(start - 1) != ' ') {
            start--;
        }
        return new Field(text.substring(0, start) + after(), start);
    }
}
