package dev.quarterdeck.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws a list that covers the panes. */
final class ListScreen {
    private static final Column.Cell NO_SIGN = Column.Cell.plain(" ");

    private ListScreen() {}

    /**
     * @param window null while it is being read
     * @param none what stands in the place of the rows where there are none
     */
    static <R extends Row> void draw(
            Canvas canvas, Model model, Line title, List<Column<R>> columns, @Nullable Window<R> window, String none) {
        Rect inside = frame(canvas, model, title);
        Table<R> table = Table.of(canvas, model, inside, columns);
        table.headings();
        if (window == null || window.isEmpty()) {
            table.empty(none);
        } else {
            table.rows(window, true, row -> NO_SIGN);
            canvas.corner(Layout.middle(model.size()), window.extent(Layout.listRows(model.size())));
        }
    }

    /** The empty frame; gives what is inside of it. */
    static Rect frame(Canvas canvas, Model model, Line title) {
        Rect rect = Layout.middle(model.size());
        canvas.box(rect, Style.PLAIN.strong());
        canvas.put(rect.x() + 1, rect.y(), title, rect.width() - 2);
        return rect.inside();
    }
}
