package dev.quarterdeck.console;

import java.util.List;
import java.util.function.Function;

/**
 * A list inside of its frame: the headings, and the rows that are in sight.
 *
 * @param inside what the frame leaves
 * @param fit its columns; the first cell of a row is its sign's
 */
record Table<R extends Row>(Canvas canvas, Model model, Rect inside, ColumnFit<R> fit) {
    private static final Style BAR = Style.PLAIN.reversed();

    static <R extends Row> Table<R> of(Canvas canvas, Model model, Rect inside, List<Column<R>> columns) {
        return new Table<>(canvas, model, inside, ColumnFit.of(columns, inside.width() - 1));
    }

    void headings() {
        int x = inside.x() + 1;
        for (int i = 0; i < fit.columns().size(); i++) {
            Column<R> column = fit.columns().get(i);
            int cells = fit.cells().get(i);
            canvas.put(
                    x + 1, inside.y(), Line.of(column.fit(column.heading(), cells), Style.DIM), inside.right() - x - 1);
            x += cells + 1;
        }
    }

    /** Says why there are no rows. */
    void empty(String text) {
        canvas.put(inside.x() + 2, inside.y() + 1, Line.of(text, Style.DIM), inside.width() - 2);
    }

    /**
     * @param focused whether the cursor is shown
     * @param sign what stands before a row; blank for nothing
     */
    void rows(Window<R> window, boolean focused, Function<R, Column.Cell> sign) {
        int height = inside.height() - 1;
        for (int i = 0; i < height && window.top() + i < window.rows().size(); i++) {
            int index = window.top() + i;
            R row = window.rows().get(index);
            row(row, focused && index == window.cursor(), sign.apply(row), inside.y() + 1 + i);
        }
    }

    private void row(R row, boolean cursor, Column.Cell sign, int y) {
        if (cursor) {
            canvas.put(inside.x(), y, " ".repeat(inside.width()), BAR);
        }
        String before = sign.text().isBlank() && cursor ? "▸" : sign.text();
        canvas.put(inside.x(), y, before, cursor ? BAR : sign.style());
        int x = inside.x() + 1;
        for (int i = 0; i < fit.columns().size(); i++) {
            Column<R> column = fit.columns().get(i);
            int cells = fit.cells().get(i);
            Column.Cell cell = column.content().apply(row, model);
            Line text = Line.of(column.fit(cell.text(), cells), cursor ? BAR : cell.style());
            canvas.put(x + 1, y, text, inside.right() - x - 1);
            x += cells + 1;
        }
    }
}
