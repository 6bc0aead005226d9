package dev.quarterdeck.console;

import java.util.List;
import java.util.function.DoubleFunction;

/**
 * A figure over time as a row of bars.
 *
 * @param values the oldest first; the last one is still growing
 * @param words how a value is written
 */
record Chart(String name, Style style, List<Double> values, DoubleFunction<String> words) {
    private static final String LEVELS = " ▁▂▃▄▅▆▇█";
    private static final int FULL = LEVELS.length() - 1;

    /** Into so many parts the time is divided for the eye. */
    static final int QUARTERS = 4;

    Chart {
        values = List.copyOf(values);
    }

    /** What it is and its figures on the left, in so many cells, and the bars on the right. */
    void draw(Canvas canvas, Rect rect, int label) {
        double highest = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        // The last whole step: the present one has only begun.
        double present = values.get(Math.max(0, values.size() - 2));
        canvas.put(rect.x(), rect.y(), Line.of(name, style.strong()), label);
        if (rect.height() > 1) {
            canvas.put(rect.x(), rect.y() + 1, Line.of(words.apply(present), Style.PLAIN), label - 1);
        }
        if (rect.height() > 2) {
            canvas.put(rect.x(), rect.y() + 2, Line.of("max " + words.apply(highest), Style.DIM), label - 1);
        }
        int columns = rect.width() - label;
        int rows = Math.max(1, rect.height() > 2 ? rect.height() - 1 : rect.height());
        plot(canvas, new Rect(rect.x() + label, rect.y(), columns, rows), highest);
        if (rows < rect.height()) {
            canvas.put(rect.x() + label, rect.y() + rows, ground(columns), Style.DIM);
        }
    }

    /** The bars alone. */
    void plot(Canvas canvas, Rect rect, double highest) {
        for (int row = 0; row < rect.height(); row++) {
            String bars = bars(highest, rect.width(), rect.height(), rect.height() - 1 - row);
            canvas.put(rect.x(), rect.y() + row, bars, style);
        }
    }

    /** The line on which the bars stand, with a mark at each quarter of the time. */
    private static String ground(int columns) {
        var line = new StringBuilder("─".repeat(columns));
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            line.setCharAt(columns * quarter / QUARTERS, '┬');
        }
        return line.toString();
    }

    /** One row of the bars, counted from the bottom. */
    private String bars(double highest, int columns, int rows, int row) {
        var line = new StringBuilder();
        for (int column = 0; column < columns; column++) {
            double value = values.get((int) ((long) column * values.size() / columns));
            int level = highest <= 0 ? 0 : (int) Math.round(value / highest * rows * FULL);
            // What is not nothing is to be seen.
            int seen = value > 0 ? Math.max(1, level) : 0;
            line.append(LEVELS.charAt(Math.max(0, Math.min(FULL, seen - row * FULL))));
        }
        return line.toString();
    }
}
