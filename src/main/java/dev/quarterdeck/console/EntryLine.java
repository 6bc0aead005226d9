package dev.quarterdeck.console;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.text.Ages;
import dev.quarterdeck.text.CellWidth;
import java.util.List;

/** Draws what is typed in the status line: a filter, a search, a command. */
final class EntryLine {
    private static final int MORE_CELLS = 12;

    private EntryLine() {}

    static void draw(Canvas canvas, Model model, FilterLine line) {
        Line aside;
        if (!line.error().isEmpty()) {
            aside = Line.of(line.error(), Style.of(JobState.DEAD));
        } else {
            long matches = line.draft().matches();
            aside = Line.of(matches < 0 ? "counting" : Ages.number(matches) + " match", Style.DIM);
        }
        draw(canvas, model, "/", line.field(), aside);
        offered(canvas, model, line.offered());
    }

    static void draw(Canvas canvas, Model model, SearchLine line) {
        draw(canvas, model, "/", line.field(), Line.EMPTY);
    }

    static void draw(Canvas canvas, Model model, CommandLine line) {
        int row = row(canvas, model);
        int room = model.size().columns() - 3;
        canvas.put(1, row, ":", Style.PLAIN.strong());
        canvas.put(2, row, Fields.line(line.field(), room, true));
        String suggestion = line.suggestion(model);
        int end = 2 + CellWidth.of(line.field().text());
        if (!suggestion.isEmpty() && end < room) {
            canvas.put(
                    end,
                    row,
                    Line.of(suggestion.substring(0, 1), Style.DIM.reversed()).plus(suggestion.substring(1), Style.DIM),
                    room - end);
        }
        offered(canvas, model, line.offered());
    }

    /** What could stand where the caret is, in the place of the keys. */
    private static void offered(Canvas canvas, Model model, List<String> words) {
        if (words.isEmpty()) {
            return;
        }
        int row = Layout.footerRow(model.size());
        int columns = model.size().columns();
        canvas.clear(new Rect(0, row, columns, 1));
        Line line = Line.EMPTY;
        int shown = 0;
        while (shown < words.size() && line.cells() + CellWidth.of(words.get(shown)) + 2 + MORE_CELLS < columns) {
            line = line.plus(words.get(shown++) + "  ", Style.PLAIN);
        }
        int more = words.size() - shown;
        canvas.put(1, row, more == 0 ? line : line.plus("… " + Ages.number(more) + " more", Style.DIM), columns - 2);
    }

    private static void draw(Canvas canvas, Model model, String sign, Field field, Line aside) {
        int row = row(canvas, model);
        int columns = model.size().columns();
        // An error may need most of the line, but one must still see what one types.
        int asideCells = Math.min(aside.cells(), columns - 3 - Math.min(20, columns / 3));
        int fieldCells = columns - 4 - asideCells;
        canvas.put(1, row, sign, Style.PLAIN.strong());
        canvas.put(2, row, Fields.line(field, fieldCells, true));
        canvas.put(columns - 1 - asideCells, row, aside, asideCells);
    }

    private static int row(Canvas canvas, Model model) {
        int row = Layout.statusRow(model.size());
        canvas.clear(new Rect(0, row, model.size().columns(), 1));
        return row;
    }
}
