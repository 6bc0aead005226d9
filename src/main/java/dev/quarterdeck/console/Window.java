package dev.quarterdeck.console;

import dev.quarterdeck.text.Ages;
import java.util.List;

/**
 * The loaded part of a list and the place in it where the person is.
 *
 * @param first the rows begin with the order's first
 * @param last the rows end with the order's last
 * @param cursor index of the row under the cursor; 0 when there are no rows
 * @param top index of the row that is shown at the top
 */
record Window<R extends Row>(List<R> rows, boolean first, boolean last, int cursor, int top) {

    Window {
        rows = List.copyOf(rows);
        cursor = Math.max(0, Math.min(cursor, rows.size() - 1));
        top = Math.max(0, Math.min(top, rows.size() - 1));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The row under the cursor; not to be asked when empty. */
    R current() {
        return rows.get(cursor);
    }

    /** The index of a row, or -1. */
    int indexOf(long id) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).id() == id) {
                return i;
            }
        }
        return -1;
    }

    /** The same rows with the cursor elsewhere, scrolled just so far that it is in view. */
    Window<R> at(int newCursor, int height) {
        int index = Math.max(0, Math.min(newCursor, rows.size() - 1));
        return new Window<>(rows, first, last, index, top).inView(height);
    }

    /** Scrolled just so far that the cursor is in view and no line stays empty that could show a row. */
    Window<R> inView(int height) {
        int lowest = Math.max(0, cursor - Math.max(1, height) + 1);
        int highest = Math.min(cursor, Math.max(0, rows.size() - height));
        int newTop = Math.max(lowest, Math.min(top, Math.max(lowest, highest)));
        return newTop == top ? this : new Window<>(rows, first, last, cursor, newTop);
    }

    /**
     * Which part of the list is in sight: {@code 21-40 of 300}, or how much of one that is longer than what is loaded lies
     * above; empty where there is nothing to tell.
     */
    String extent(int height) {
        if (first && last) {
            return rows.size() <= height
                    ? ""
                    : Ages.number(top + 1) + "-" + Ages.number(Math.min(rows.size(), top + height)) + " of "
                            + Ages.number(rows.size());
        }
        if (!first) {
            return "more above";
        }
        return top == 0 ? "" : Ages.number(top) + " above";
    }

    /** Whether fewer rows than a screen are loaded on a side where there are more. */
    boolean nearEdge(int height) {
        return (!first && top < height) || (!last && rows.size() - cursor <= height);
    }
}
