package dev.quarterdeck.command;

import dev.quarterdeck.text.CellWidth;
import java.util.ArrayList;
import java.util.List;

/** Writes rows under a heading, aligned; a page at a time, in the widths that the first page needed. */
final class Table {
    private static final String GAP = "  ";

    private final Output output;
    private final List<Column> columns;
    private int[] widths = {};

    Table(Output output, List<Column> columns) {
        this.output = output;
        this.columns = List.copyOf(columns);
    }

    /**
     * A column; numbers stand on its right.
     *
     * @param most cells that it may take on a terminal, so that the columns after it get their share
     */
    record Column(String title, boolean right, int most) {
        static Column left(String title) {
            return left(title, Integer.MAX_VALUE);
        }

        static Column left(String title, int most) {
            return new Column(title, false, most);
        }

        static Column right(String title) {
            return new Column(title, true, Integer.MAX_VALUE);
        }
    }

    /** Writes some rows, each with a cell for every column; no rows, no heading. */
    void rows(List<List<Cell>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        if (widths.length == 0) {
            measure(rows);
            write(columns.stream().map(column -> Cell.dim(column.title())).toList());
        }
        rows.forEach(this::write);
        output.flush();
    }

    private void measure(List<List<Cell>> rows) {
        widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = CellWidth.of(columns.get(i).title());
            for (List<Cell> row : rows) {
                widths[i] = Math.max(widths[i], CellWidth.of(row.get(i).text()));
            }
            widths[i] = output.isTerminal() ? Math.min(widths[i], columns.get(i).most()) : widths[i];
        }
    }

    private void write(List<Cell> row) {
        var line = new ArrayList<Cell>();
        int end = row.size();
        while (end > 1 && row.get(end - 1).text().isEmpty()) {
            end--;
        }
        for (int i = 0; i < end; i++) {
            boolean last = i == end - 1;
            Cell cell = row.get(i);
            // Not cut to the width that the first page needed: on a later page a longer text or id may stand out.
            String shown = output.isTerminal()
                    ? CellWidth.cut(cell.text(), columns.get(i).most())
                    : cell.text();
            String text = columns.get(i).right()
                    ? CellWidth.padLeft(shown, widths[i])
                    : last ? shown : CellWidth.padRight(shown, widths[i]);
            line.add(cell.withText(last ? text : text + GAP));
        }
        output.cells(line);
    }
}
