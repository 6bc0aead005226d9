package dev.quarterdeck.console;

import dev.quarterdeck.text.CellWidth;
import dev.quarterdeck.text.SafeText;

/** Draws text fields. */
final class Fields {
    private Fields() {}

    /** The field in exactly so many cells; with the focus, the caret is in sight. */
    static Line line(Field field, int cells, boolean focused) {
        if (!focused) {
            return Line.of(CellWidth.padRight(CellWidth.cut(SafeText.line(field.text()), cells), cells));
        }
        String before = SafeText.line(field.before());
        String after = SafeText.line(field.after());
        // The beginning goes when the caret would not fit; it needs a cell itself, wide ones two.
        while (CellWidth.of(before) > Math.max(0, cells - 2)) {
            before = before.substring(before.offsetByCodePoints(0, 1));
        }
        int first = after.isEmpty() ? 0 : after.offsetByCodePoints(0, 1);
        String at = after.isEmpty() ? " " : after.substring(0, first);
        String rest = after.substring(first);
        int left = Math.max(0, cells - CellWidth.of(before) - CellWidth.of(at));
        return Line.of(before, Style.PLAIN.underlined())
                .plus(at, Style.PLAIN.reversed())
                .plus(CellWidth.padRight(CellWidth.cut(rest, left), left), Style.PLAIN.underlined());
    }
}
