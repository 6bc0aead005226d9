package dev.quarterdeck.terminal;

import com.googlecode.lanterna.TextCharacter;
import java.nio.charset.StandardCharsets;

/**
 * Turns pictures into bytes: of each, what differs from the one before it. It never clears the screen, so nothing flickers;
 * what is to go is overwritten.
 */
final class FrameWriter {
    /** Terminals that know it show the frame when it is whole. */
    private static final String BEGIN = "\033[?2026h";

    private static final String END = "\033[?2026l";

    /** Writing so few unchanged cells again costs less than moving over them. */
    private static final int MAX_BRIDGE = 4;

    /** From so many blanks on, erasing the rest of the row costs less. */
    private static final int MIN_ERASE = 4;

    private static final byte[] NOTHING = {};

    private final boolean colour;
    private Cells shown = Cells.unknown(0, 0);
    private Style style = Style.PLAIN;

    FrameWriter(boolean colour) {
        this.colour = colour;
    }

    /** From now on the terminal may show anything, so that the next frame paints all of it. */
    void forget() {
        shown = Cells.unknown(0, 0);
    }

    /** The bytes that make the terminal show this picture; none when it does already. */
    byte[] frame(Cells next) {
        boolean all = next.rows().length != shown.rows().length || next.columns() != shown.columns();
        if (all) {
            shown = Cells.unknown(next.columns(), next.rows().length);
        }
        var pen = new Pen(all ? Style.PLAIN : style);
        if (all) {
            pen.write("\033[m", 0);
        }
        for (int y = 0; y < next.rows().length; y++) {
            row(pen, y, next.rows()[y], shown.rows()[y]);
        }
        shown = next;
        style = pen.style();
        String written = pen.frame();
        return written.isEmpty() ? NOTHING : BEGIN.concat(written).concat(END).getBytes(StandardCharsets.UTF_8);
    }

    private void row(Pen pen, int y, TextCharacter[] next, TextCharacter[] before) {
        int blank = firstOfBlankEnd(next);
        for (int x = 0; x < next.length; x++) {
            if (same(next[x], before[x])) {
                continue;
            }
            if (x >= blank && next.length - x >= MIN_ERASE) {
                pen.moveTo(x, y);
                pen.use(Style.PLAIN);
                pen.eraseToEndOfRow();
                return;
            }
            bridge(pen, y, x, next);
            pen.moveTo(x, y);
            write(pen, next, x);
        }
    }

    /** The first cell from which on the row is nothing but plain blanks; its length when it does not end in one. */
    private int firstOfBlankEnd(TextCharacter[] row) {
        int x = row.length;
        while (x > 0 && isBlank(row[x - 1]) && style(row[x - 1]).equals(Style.PLAIN)) {
            x--;
        }
        return x;
    }

    private boolean same(TextCharacter one, TextCharacter other) {
        if (one == other || one.equals(other)) {
            return true;
        }
        return isBlank(one) && isBlank(other) && style(one).equals(style(other));
    }

    /** Writes the few cells between the pen and here again, if they are simple and in the pen's style. */
    private void bridge(Pen pen, int y, int x, TextCharacter[] row) {
        if (pen.row() != y || pen.column() < 0 || x - pen.column() > MAX_BRIDGE) {
            return;
        }
        for (int i = pen.column(); i < x; i++) {
            if (!isAscii(row[i]) || !style(row[i]).equals(pen.style())) {
                return;
            }
        }
        for (int i = pen.column(); i < x; i++) {
            pen.write(row[i].getCharacterString(), 1);
        }
    }

    private void write(Pen pen, TextCharacter[] row, int x) {
        TextCharacter cell = row[x];
        if (cell == Cells.COVERED) {
            return;
        }
        pen.use(style(cell));
        boolean wide = x + 1 < row.length && row[x + 1] == Cells.COVERED;
        pen.write(cell.getCharacterString(), wide ? 2 : 1);
        if (x + (wide ? 2 : 1) == row.length || !isCertain(cell.getCharacterString())) {
            pen.lose();
        }
    }

    private Style style(TextCharacter character) {
        Style drawn = Style.of(character, colour);
        return isBlank(character) ? drawn.ofBlank() : drawn;
    }

    private static boolean isBlank(TextCharacter character) {
        return character.is(' ');
    }

    private static boolean isAscii(TextCharacter character) {
        String text = character.getCharacterString();
        return text.length() == 1 && text.charAt(0) < '\u007F';
    }

    /** Whether every terminal gives it the same width: Latin, Greek, Cyrillic, lines, blocks, and what is wide anyway. */
    private static boolean isCertain(String text) {
        char c = text.charAt(0);
        boolean alphabetic = c < '\u0250' || c >= '\u0370' && c < '\u0530';
        boolean line = c >= '\u2500' && c < '\u25A0';
        boolean wide = c >= '\u3000' && c < '\uFE00';
        return text.length() == 1 && (alphabetic || line || wide);
    }
}
