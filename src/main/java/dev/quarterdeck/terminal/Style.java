package dev.quarterdeck.terminal;

import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.TextColor.ANSI;
import org.jspecify.annotations.Nullable;

/**
 * How a cell looks, as the terminal is told it.
 *
 * @param marks bold, dim and the like: bit n stands for parameter n of SGR
 */
record Style(TextColor foreground, TextColor background, int marks) {
    static final Style PLAIN = new Style(ANSI.DEFAULT, ANSI.DEFAULT, 0);

    private static final int BOLD = 1 << 1;
    private static final int DIM = 1 << 2;
    private static final int ITALIC = 1 << 3;
    private static final int UNDERLINE = 1 << 4;
    private static final int REVERSE = 1 << 7;
    private static final int CROSSED_OUT = 1 << 9;

    /** Marks that show on a blank. */
    private static final int ON_BLANKS = UNDERLINE | REVERSE | CROSSED_OUT;

    /**
     * The style of a character. Bright black is what Lanterna has for dim; it goes out as dim, because some palettes
     * (Solarized) use bright black for the background. Nothing blinks, and Lanterna's other marks no terminal knows.
     */
    static Style of(TextCharacter character, boolean colour) {
        TextColor foreground = character.getForegroundColor();
        boolean dim = foreground == ANSI.BLACK_BRIGHT;
        int marks = (character.isBold() ? BOLD : 0)
                | (dim ? DIM : 0)
                | (character.isItalic() ? ITALIC : 0)
                | (character.isUnderlined() ? UNDERLINE : 0)
                | (character.isReversed() ? REVERSE : 0)
                | (character.isCrossedOut() ? CROSSED_OUT : 0);
        return new Style(
                dim || !colour ? ANSI.DEFAULT : foreground,
                colour ? character.getBackgroundColor() : ANSI.DEFAULT,
                marks);
    }

    /** The same on a blank, where the colour of the letters does not show. */
    Style ofBlank() {
        int shown = marks & ON_BLANKS;
        return shown == 0 ? new Style(ANSI.DEFAULT, background, 0) : new Style(foreground, background, shown);
    }

    /** Written out: the one that a record brings along is put together at the first call, which costs a start 20 ms. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Style style
                && marks == style.marks
                && foreground.equals(style.foreground)
                && background.equals(style.background);
    }

    @Override
    public int hashCode() {
        return (foreground.hashCode() * 31 + background.hashCode()) * 31 + marks;
    }

    /** The sequence that changes a terminal from the other style to this one; empty when they are the same. */
    String after(Style other) {
        if (equals(other)) {
            return "";
        }
        var sequence = new StringBuilder("\033[");
        Style base = other;
        if (equals(PLAIN)) {
            base = PLAIN;
        } else if ((other.marks & ~marks) != 0) {
            // Marks are only taken away all at once: those off alone are told apart by few terminals.
            sequence.append("0;");
            base = PLAIN;
        }
        for (int n = 1; n < Integer.SIZE; n++) {
            if ((marks & ~base.marks & 1 << n) != 0) {
                sequence.append(n).append(';');
            }
        }
        if (!foreground.equals(base.foreground)) {
            append(sequence, foreground.getForegroundSGRSequence());
        }
        if (!background.equals(base.background)) {
            append(sequence, background.getBackgroundSGRSequence());
        }
        int last = sequence.length() - 1;
        if (sequence.charAt(last) == ';') {
            sequence.setLength(last);
        }
        return sequence.append('m').toString();
    }

    private static void append(StringBuilder sequence, byte[] parameters) {
        for (byte b : parameters) {
            sequence.append((char) b);
        }
        sequence.append(';');
    }
}
