package dev.quarterdeck.console;

import dev.quarterdeck.text.SafeText;
import java.util.Locale;

/**
 * One key as the user pressed it.
 *
 * @param kind what sort of key
 * @param codePoint the character; 0 unless the kind is {@link Kind#CHARACTER}. With {@code ctrl}, the lowercase letter
 */
public record Key(Kind kind, int codePoint, boolean ctrl, boolean alt, boolean shift) {

    /** The keys that are no characters, and the one kind that is. */
    public enum Kind {
        CHARACTER,
        ENTER,
        ESCAPE,
        TAB,
        BACK_TAB,
        BACKSPACE,
        DELETE,
        INSERT,
        UP,
        DOWN,
        LEFT,
        RIGHT,
        HOME,
        END,
        PAGE_UP,
        PAGE_DOWN,
        FUNCTION
    }

    public static Key of(Kind kind) {
        return new Key(kind, 0, false, false, false);
    }

    public static Key character(int codePoint) {
        return new Key(Kind.CHARACTER, codePoint, false, false, false);
    }

    /** Ctrl and a letter: {@code ctrl('c')}. */
    public static Key ctrl(char letter) {
        return new Key(Kind.CHARACTER, letter, true, false, false);
    }

    /** As it is called in a sentence: {@code Ctrl-D}, {@code Page up}. */
    String words() {
        if (kind == Kind.FUNCTION) {
            // Terminals tell them apart in too many ways to say which.
            return "a function key";
        }
        String plain = kind == Kind.CHARACTER
                ? SafeText.line(Character.toString(ctrl ? Character.toUpperCase(codePoint) : codePoint))
                : kind.name().charAt(0)
                        + kind.name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
        return (ctrl ? "Ctrl-" : "") + (alt ? "Alt-" : "") + (plain.equals(" ") ? "Space" : plain);
    }

    /** Whether it is this plain character. */
    public boolean is(char character) {
        return kind == Kind.CHARACTER && codePoint == character && !ctrl && !alt;
    }
}
