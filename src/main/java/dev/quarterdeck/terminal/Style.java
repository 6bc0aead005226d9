package dev.quarterdeck.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.TextColor.ANSI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a cell looks, as the terminal is told it.
 *
 * @param marks bold, dim and the like: bit n stands for parameter n of SGR
 */
record Style(TextColor foreground, TextColor background, int marks) {
    static final Style PLAIN = new Style(ANSI.DEFAULT, ANSI.DEFAULT, 0);

    private static final int DIM = 1 << 2;

    /** Nothing blinks; the others of Lanterna's marks no terminal knows. */
    private static final Map<SGR, Integer> MARKS =
            Map.of(SGR.BOLD, 1, SGR.ITALIC, 3, SGR.UNDERLINE, 4, SGR.REVERSE, 7, SGR.CROSSED_OUT, 9);

    /** Marks that show on a blank. */
    private static final int ON_BLANKS = 1 << 4 | 1 << 7 | 1 << 9;

    /**
     * The style of a character. Bright black is what Lanterna has for dim; it goes out as dim, because some palettes
     * (Solarized) use bright black for the background.
     */
    static Style of(TextCharacter character, boolean colour) {
        int marks = 0;
        for (SGR modifier : character.getModifiers()) {
            Integer parameter = MARKS.get(modifier);
            marks |= parameter == null ? 0 : 1 << parameter;
        }
        boolean dim = character.getForegroundColor() == ANSI.BLACK_BRIGHT;
        return new Style(
                dim || !colour ? ANSI.DEFAULT : character.getForegroundColor(),
                colour ? character.getBackgroundColor() : ANSI.DEFAULT,
                dim ? marks | DIM : marks);
    }

    /** The same on a blank, where the colour of the letters does not show. */
    Style ofBlank() {
        int shown = marks & ON_BLANKS;
        return shown == 0 ? new Style(ANSI.DEFAULT, background, 0) : new Style(foreground, background, shown);
    }

    /** The sequence that changes a terminal from the other style to this one; empty when they are the same. */
    String after(Style other) {
        if (equals(other)) {
            return "";
        }
        if (equals(PLAIN)) {
            return "\033[m";
        }
        List<String> parameters = new ArrayList<>();
        Style base = other;
        if ((other.marks & ~marks) != 0) {
            // Marks are only taken away all at once: those off alone are told apart by few terminals.
            parameters.add("0");
            base = PLAIN;
        }
        for (int n = 1; n < Integer.SIZE; n++) {
            if ((marks & ~base.marks & 1 << n) != 0) {
                parameters.add(Integer.toString(n));
            }
        }
        if (!foreground.equals(base.foreground)) {
            parameters.add(text(foreground.getForegroundSGRSequence()));
        }
        if (!background.equals(base.background)) {
            parameters.add(text(background.getBackgroundSGRSequence()));
        }
        return "\033[" + String.join(";", parameters) + "m";
    }

    private static String text(byte[] parameters) {
        return new String(parameters, StandardCharsets.US_ASCII);
    }
}
