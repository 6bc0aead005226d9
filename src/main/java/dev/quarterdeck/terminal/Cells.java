package dev.quarterdeck.terminal;

import com.googlecode.lanterna.TextCharacter;
import dev.quarterdeck.console.DoubleWidth;
import dev.quarterdeck.text.CellWidth;
import dev.quarterdeck.text.SafeText;
import java.util.Arrays;

/**
 * A picture cell by cell as the terminal is to show it. A wide character stands in the first of its two cells.
 *
 * @param rows the cells of each row from the left
 */
record Cells(TextCharacter[][] rows) {
    /** In the second cell of a wide character. */
    static final TextCharacter COVERED = TextCharacter.fromCharacter('\uFDD0')[0];

    /** Where nobody knows what the terminal shows. */
    private static final TextCharacter UNKNOWN = TextCharacter.fromCharacter('\uFDD1')[0];

    /** A terminal that may show anything. */
    static Cells unknown(int columns, int rows) {
        var cells = new Cells(new TextCharacter[rows][columns]);
        for (TextCharacter[] row : cells.rows) {
            Arrays.fill(row, UNKNOWN);
        }
        return cells;
    }

    /** What was drawn. */
    static Cells of(Picture picture, boolean utf8) {
        int columns = picture.getSize().getColumns();
        var cells = new Cells(new TextCharacter[picture.getSize().getRows()][columns]);
        for (int y = 0; y < cells.rows.length; y++) {
            TextCharacter[] row = cells.rows[y];
            for (int x = 0; x < columns; x++) {
                TextCharacter drawn = picture.getCharacter(x, y);
                boolean wide = DoubleWidth.of(drawn);
                row[x] = fits(drawn, wide, utf8) && (!wide || x + 1 < columns) ? drawn : placeholder(drawn);
                if (wide && x + 1 < columns) {
                    x++;
                    row[x] = row[x - 1] == drawn ? COVERED : placeholder(drawn);
                }
            }
        }
        return cells;
    }

    /**
     * Whether it can go out as it is: harmless, in the terminal's character set, and of the width that the picture has
     * room for, so that nothing to the right of it shifts.
     */
    private static boolean fits(TextCharacter character, boolean wide, boolean utf8) {
        String text = character.getCharacterString();
        char first = text.charAt(0);
        if (text.length() == 1 && first < '\u007F') {
            return first >= ' ';
        }
        return utf8 && !isHarmful(text) && CellWidth.of(text) == (wide ? 2 : 1);
    }

    private static boolean isHarmful(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (isHarmful(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHarmful(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private static TextCharacter placeholder(TextCharacter character) {
        return character.withCharacter(SafeText.PLACEHOLDER);
    }

    int columns() {
        return rows.length == 0 ? 0 : rows[0].length;
    }
}
