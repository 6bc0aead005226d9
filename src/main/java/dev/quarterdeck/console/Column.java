package dev.quarterdeck.console;

import dev.quarterdeck.text.CellWidth;
import java.util.function.BiFunction;

/**
 * One column of a list.
 *
 * @param side where the text stands, and which end of it is kept when it is cut
 * @param rank the columns with the highest go first when the pane narrows; 0 never goes
 * @param least cells that it needs to say anything
 * @param best cells that are enough for nearly everything
 * @param flex takes the cells that are left over, the column with the highest of those shown; 0 for never, 1 for as many
 *     again as are its best
 */
record Column<R>(
        String heading, Side side, int rank, int least, int best, int flex, BiFunction<R, Model, Cell> content) {

    /** Where a text stands in its column. */
    enum Side {
        LEFT,
        RIGHT,
        /** On the left; cut at its beginning. */
        TAIL
    }

    /** What a column says about a row. */
    record Cell(String text, Style style) {
        static Cell plain(String text) {
            return new Cell(text, Style.PLAIN);
        }

        static Cell dim(String text) {
            return new Cell(text, Style.DIM);
        }
    }

    static <R> Column<R> left(
            String heading, int rank, int least, int best, int flex, BiFunction<R, Model, Cell> content) {
        return new Column<>(heading, Side.LEFT, rank, least, best, flex, content);
    }

    static <R> Column<R> right(String heading, int rank, int cells, BiFunction<R, Model, Cell> content) {
        return new Column<>(heading, Side.RIGHT, rank, cells, cells, 0, content);
    }

    /** A text whose end tells more than its beginning: of {@code host/pid} the pid. */
    static <R> Column<R> tail(String heading, int rank, int least, int best, BiFunction<R, Model, Cell> content) {
        return new Column<>(heading, Side.TAIL, rank, least, best, 0, content);
    }

    /** The text in exactly so many cells. */
    String fit(String text, int cells) {
        return switch (side) {
            case LEFT -> CellWidth.padRight(CellWidth.cut(text, cells), cells);
            case RIGHT -> CellWidth.padLeft(CellWidth.cut(text, cells), cells);
            case TAIL -> CellWidth.padRight(end(text, cells), cells);
        };
    }

    private static String end(String text, int cells) {
        if (CellWidth.of(text) <= cells) {
            return text;
        }
        String rest = text;
        while (CellWidth.of(rest) > Math.max(0, cells - 1)) {
            rest = rest.substring(rest.offsetByCodePoints(0, 1));
        }
        return CellWidth.cut("…" + rest, cells);
    }
}
