package dev.quarterdeck.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Columns with the cells that each of them gets, one free cell before every one.
 *
 * @param cells how wide each column is, in the order of the columns
 */
record ColumnFit<R>(List<Column<R>> columns, List<Integer> cells) {

    /** From this rank on a column is there only when no other one has to be narrow for it. */
    private static final int LUXURY = 5;

    /** A column of this flexibility grows to twice its best: more would only move the next one away from it. */
    private static final int SHY = 1;

    ColumnFit {
        columns = List.copyOf(columns);
        cells = List.copyOf(cells);
    }

    /** Shares a width out: first who stays, then what each needs, then what each would like. */
    static <R> ColumnFit<R> of(List<Column<R>> wanted, int width) {
        var kept = new ArrayList<>(wanted);
        drop(kept, LUXURY, columns -> best(columns) > width);
        drop(kept, 1, columns -> least(columns) > width);
        int left = Math.max(0, width - least(kept));
        var cells = new ArrayList<>(kept.stream().map(Column::least).toList());
        for (int i = 0; i < cells.size(); i++) {
            int more = Math.min(left, kept.get(i).best() - kept.get(i).least());
            cells.set(i, cells.get(i) + more);
            left -= more;
        }
        Column<R> flexible =
                kept.stream().max(Comparator.comparingInt(Column::flex)).orElseThrow();
        if (flexible.flex() > 0) {
            int index = kept.indexOf(flexible);
            boolean shy = flexible.flex() == SHY;
            cells.set(index, cells.get(index) + (shy ? Math.min(left, flexible.best()) : left));
        }
        return new ColumnFit<>(kept, cells);
    }

    /** Drops columns of this rank or a higher one, the highest first, as long as there is no room for all. */
    private static <R> void drop(List<Column<R>> columns, int rank, Predicate<List<Column<R>>> tooWide) {
        while (tooWide.test(columns)) {
            Column<R> last =
                    columns.stream().max(Comparator.comparingInt(Column::rank)).orElseThrow();
            if (last.rank() < rank) {
                return;
            }
            columns.remove(last);
        }
    }

    private static <R> int best(List<Column<R>> columns) {
        return columns.stream().mapToInt(column -> column.best() + 1).sum();
    }

    private static <R> int least(List<Column<R>> columns) {
        return columns.stream().mapToInt(column -> column.least() + 1).sum();
    }
}
