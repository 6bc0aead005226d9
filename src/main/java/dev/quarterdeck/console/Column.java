package dev.quarterdeck.console;

import dev.quarterdeck.text.CellWidth;
import java.util.function.BiFunction;

/**
 * One column of a pane.
 *
 * @param rank the columns with the highest go first when the pane narrows; 0 never goes
 * @param least cells that it needs to say anything
 * @param best cells that are enough for nearly everything
 * @param flex takes the cells that are left over, the column with the highest of those shown; 0 for never
 */
record Column(
        String heading,
        boolean right,
        int rank,
        int least,
        int best,
        int flex,
        BiFunction<JobRow, Model, Cell> content) {

    /** What a column says about a job. */
    record Cell(String text, Style style) {
        static Cell plain(String text) {
            return new Cell(text, Style.PLAIN);
        }

        static Cell dim(String text) {
            return new Cell(text, Style.DIM);
        }
    }

    static Column left(
            String heading, int rank, int least, int best, int flex, BiFunction<JobRow, Model, Cell> content) {
        return new Column(heading, false, rank, least, best, flex, content);
    }

    static Column right(String heading, int rank, int cells, BiFunction<JobRow, Model, Cell> content) {
        return new Column(heading, true, rank, cells, cells, 0, content);
    }

    /** The text in exactly so many cells. */
    String fit(String text, int cells) {
        String cut = CellWidth.cut(text, cells);
        return right ? CellWidth.padLeft(cut, cells) : CellWidth.padRight(cut, cells);
    }
}
