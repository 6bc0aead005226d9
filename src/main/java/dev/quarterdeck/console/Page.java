package dev.quarterdeck.console;

import java.util.List;

/**
 * Rows as they were read.
 *
 * @param first the rows begin with the order's first
 * @param last the rows end with the order's last
 * @param anchor id of the row around which was read; 0 when it was read from an end
 * @param place index of the anchor or, when it is not among the rows any more, of the row that took its place
 */
record Page<R extends Row>(List<R> rows, boolean first, boolean last, long anchor, int place) {

    Page {
        rows = List.copyOf(rows);
    }

    Window<R> window(int cursor, int top) {
        return new Window<>(rows, first, last, cursor, top);
    }
}
