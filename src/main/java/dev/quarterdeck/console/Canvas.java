package dev.quarterdeck.console;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.TextColor.ANSI;
import com.googlecode.lanterna.graphics.TextGraphics;
import dev.quarterdeck.text.CellWidth;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Draws texts and frames, cell by cell; what lies outside is not drawn. */
final class Canvas {
    /** Making a cell is dear; nearly all that is drawn comes from a few hundred of them. */
    private static final Map<Cell, TextCharacter> CELLS = new ConcurrentHashMap<>();

    private static final int LAST_KEPT = 0x25FF;

    private final TextGraphics graphics;
    private final Glyphs glyphs;
    private final boolean colour;

    Canvas(TextGraphics graphics, Glyphs glyphs, boolean colour) {
        this.graphics = graphics;
        this.glyphs = glyphs;
        this.colour = colour;
    }

    private record Cell(int codePoint, Style style, boolean colour) {}

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
        int cell = x;
        for (int i = 0; i < text.length() && cell < area.width(); ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            cell += put(cell, y, codePoint, style, area.width());
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

    /** Draws one character and says how many cells it took. */
    private int put(int x, int y, int codePoint, Style style, int right) {
        int width = widthOf(codePoint);
        if (width == 0 || x < 0) {
            return width;
        }
        int shown = glyphs.shown(codePoint);
        if (x + width > right) {
            graphics.setCharacter(x, y, cell(' ', style));
            return width;
        }
        TextCharacter character = cell(shown, style);
        // The library counts cells by its own table: where it disagrees, the rest of the row would shift.
        boolean agreed = character.isDoubleWidth() == (width == 2);
        graphics.setCharacter(x, y, agreed ? character : cell('?', style));
        if (width == 2 && !character.isDoubleWidth()) {
            graphics.setCharacter(x + 1, y, cell(' ', style));
        }
        return width;
    }

    private static int widthOf(int codePoint) {
        return codePoint >= ' ' && codePoint <= '~' ? 1 : CellWidth.of(codePoint);
    }

    private TextCharacter cell(int codePoint, Style style) {
        var cell = new Cell(codePoint, style, colour);
        return codePoint <= LAST_KEPT ? CELLS.computeIfAbsent(cell, Canvas::make) : make(cell);
    }

    private static TextCharacter make(Cell cell) {
        TextColor ink = cell.colour() ? cell.style().ink().colour() : ANSI.DEFAULT;
        TextCharacter[] made = TextCharacter.fromString(
                Character.toString(cell.codePoint()),
                ink,
                ANSI.DEFAULT,
                cell.style().modifiers());
        return made[0];
    }
}
