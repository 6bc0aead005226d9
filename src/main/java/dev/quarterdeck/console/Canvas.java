package dev.quarterdeck.console;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.TextColor.ANSI;
import com.googlecode.lanterna.graphics.TextGraphics;
import dev.quarterdeck.command.Theme;
import dev.quarterdeck.text.CellWidth;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Draws texts and frames, cell by cell; what lies outside is not drawn. */
final class Canvas {
    private static final int LAST_KEPT = 0x25FF;

    /** Making a cell is dear, and nearly all that is drawn comes from a few hundred of them: by look, then character. */
    private static final Map<Look, TextCharacter[]> CELLS = new ConcurrentHashMap<>();

    private final TextGraphics graphics;
    private final Glyphs glyphs;
    private final Theme theme;

    Canvas(TextGraphics graphics, Glyphs glyphs, Theme theme) {
        this.graphics = graphics;
        this.glyphs = glyphs;
        this.theme = theme;
    }

    private record Look(Style style, Theme theme) {}

    Rect area() {
        TerminalSize size = graphics.getSize();
        return new Rect(0, 0, size.getColumns(), size.getRows());
    }

    void clear(Rect rect) {
        for (int y = rect.y(); y < rect.bottom(); y++) {
            put(rect.x(), y, " ".repeat(rect.width()), Style.PLAIN);
        }
    }

    void put(int x, int y, String text, Style style) {
        Rect area = area();
        if (y < 0 || y >= area.height()) {
            return;
        }
        var look = new Look(style, theme);
        TextCharacter[] cells = CELLS.computeIfAbsent(look, key -> new TextCharacter[LAST_KEPT + 1]);
        int cell = x;
        for (int i = 0; i < text.length() && cell < area.width(); ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            int width = CellWidth.of(codePoint);
            if (width > 0 && cell >= 0) {
                boolean fits = cell + width <= area.width();
                put(cell, y, cell(fits ? glyphs.shown(codePoint) : ' ', look, cells), fits ? width : 1, look, cells);
            }
            cell += width;
        }
    }

    void put(int x, int y, Line line) {
        int cell = x;
        for (Line.Span span : line.spans()) {
            put(cell, y, span.text(), span.style());
            cell += CellWidth.of(span.text());
        }
    }

    /** Draws the line in at most so many cells. */
    void put(int x, int y, Line line, int cells) {
        put(x, y, line.cut(Math.max(0, cells)));
    }

    /** An empty frame with rounded corners; what was below it is gone. */
    void box(Rect rect, Style style) {
        if (rect.width() < 2 || rect.height() < 2) {
            return;
        }
        String across = "─".repeat(rect.width() - 2);
        put(rect.x(), rect.y(), "╭" + across + "╮", style);
        for (int y = rect.y() + 1; y < rect.bottom() - 1; y++) {
            put(rect.x(), y, "│" + " ".repeat(rect.width() - 2) + "│", style);
        }
        put(rect.x(), rect.bottom() - 1, "╰" + across + "╯", style);
    }

    /** A short text in the lower edge of a frame, on the right. */
    void corner(Rect rect, String text) {
        if (!text.isEmpty() && text.length() + 4 <= rect.width()) {
            put(rect.right() - 4 - text.length(), rect.bottom() - 1, " " + text + " ", Style.DIM);
        }
    }

    private void put(int x, int y, TextCharacter character, int width, Look look, TextCharacter[] cells) {
        // The library counts cells by its own table: where it disagrees, the rest of the row would shift.
        boolean agreed = DoubleWidth.of(character) == (width == 2);
        graphics.setCharacter(x, y, agreed ? character : cell('?', look, cells));
        if (width == 2 && !agreed) {
            graphics.setCharacter(x + 1, y, cell(' ', look, cells));
        }
    }

    /** Two threads may make the same cell at once; they are equal then. */
    private static TextCharacter cell(int codePoint, Look look, TextCharacter[] cells) {
        if (codePoint > LAST_KEPT) {
            return make(codePoint, look);
        }
        TextCharacter kept = cells[codePoint];
        if (kept == null) {
            kept = make(codePoint, look);
            cells[codePoint] = kept;
        }
        return kept;
    }

    private static TextCharacter make(int codePoint, Look look) {
        TextColor ink = look.style().ink().colour(look.theme());
        return TextCharacter.fromString(
                Character.toString(codePoint), ink, ANSI.DEFAULT, look.style().modifiers())[0];
    }
}
