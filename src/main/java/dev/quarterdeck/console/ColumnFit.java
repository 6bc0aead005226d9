package dev.quarterdeck.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Columns with the cells that each of them gets, one free cell before every one.
 *
 * @param cells how wide each column is, in the order of the columns
 */
record ColumnFit(List<Column> columns, List<Integer> cells) {

    ColumnFit {
        columns = List.copyOf(columns);
        cells = List.copyOf(cells);
    }

    /** Shares a width out: first who stays, then what each needs, then what each would like. */
    static ColumnFit of(List<Column> wanted, int width) {
        var kept = new ArrayList<>(wanted);
        while (least(kept) > width && kept.stream().anyMatch(column -> column.rank() > 0)) {
            kept.remove(kept.stream().max(Comparator.comparingInt(Column::rank)).orElseThrow());
        }
        int left = Math.max(0, width - least(kept));
        var cells = new ArrayList<>(kept.stream().map(Column::least).toList());
        List<Column> byRank =
                kept.stream().sorted(Comparator.comparingInt(Column::rank)).toList();
        for (Column column : byRank) {
            int more = Math.min(left, column.best() - column.least());
            cells.set(kept.indexOf(column), column.least() + more);
            left -= more;
        }
        Column flexible =
                kept.stream().max(Comparator.comparingInt(Column::flex)).orElse(null);
        if (flexible != null && flexible.flex() > 0) {
            int index = kept.indexOf(flexible);
            cells.set(index, cells.get(index) + left);
        }
        return new ColumnFit(kept, cells);
    }

    private static int least(List<Column> columns) {
        return columns.stream().mapToInt(column -> column.least() + 1).sum();
    }
}
