package dev.quarterdeck.command;

import dev.quarterdeck.json.JsonLine;
import dev.quarterdeck.text.CellWidth;
import dev.quarterdeck.text.SafeText;
import java.io.PrintWriter;
import java.util.function.Consumer;

/** Where the results of one command go: as JSON lines or as text that is harmless on any terminal. */
final class Output {
    private final PrintWriter out;
    private final boolean json;
    private static final int WIDE = 110;

    private final int columns;
    private final boolean colour;

    Output(Session session, boolean json) {
        this.out = session.out();
        this.json = json;
        this.columns = session.columns();
        this.colour = session.colour();
    }

    /** Whether results are written as JSON. */
    boolean json() {
        return json;
    }

    /** Whether there is room for everything that is worth a column; in a pipe there always is. */
    boolean isWide() {
        return columns == 0 || columns >= WIDE;
    }

    /** Whether a person reads along, on lines that end somewhere. */
    boolean isTerminal() {
        return columns > 0;
    }

    /** Writes one object, on one line. */
    void json(Consumer<JsonLine> body) {
        JsonLine.write(out, body);
        out.write('\n');
    }

    /** Writes a line of text, cut where the terminal ends. */
    void line(String text) {
        String safe = SafeText.line(text);
        out.write(columns > 0 ? CellWidth.cut(safe, columns) : safe);
        out.write('\n');
    }

    /** Writes a line of text, whole. */
    void whole(String text) {
        out.write(SafeText.line(text));
        out.write('\n');
    }

    /** Writes a line made of cells, each padded already; cut where the terminal ends. */
    void cells(Iterable<Cell> cells) {
        int left = columns > 0 ? columns : Integer.MAX_VALUE;
        for (Cell cell : cells) {
            String text = CellWidth.of(cell.text()) <= left ? cell.text() : CellWidth.cut(cell.text(), left);
            left -= CellWidth.of(text);
            out.write(colour ? cell.style().around(text) : text);
            if (left <= 0) {
                break;
            }
        }
        out.write('\n');
    }

    /** Hands over what was written so far; what reads a long list through a pipe sees it page by page. */
    void flush() {
        out.flush();
    }
}
