package dev.quarterdeck.console;

import dev.quarterdeck.job.JobState;
import java.util.List;

/**
 * Where things are on the screen: the header in the first row, the status line and the footer in the last two, and the
 * panes or what covers them in between.
 */
final class Layout {
    private static final int FRAME_AND_HEADINGS = 3;
    private static final int ROWS_FOR_A_STRIP = 48;
    private static final int STRIP_SHARE = 8;
    private static final int MOST_STRIP_ROWS = 12;

    private Layout() {}

    /** A pane and its place. */
    record Spot(JobState state, Rect rect) {}

    /** Everything between the header and the status line. */
    static Rect middle(Size size) {
        return new Rect(0, 1, size.columns(), size.rows() - 3);
    }

    static int statusRow(Size size) {
        return size.rows() - 2;
    }

    static int footerRow(Size size) {
        return size.rows() - 1;
    }

    /** The panes that have room. */
    static List<Spot> panes(Model model) {
        Rect middle = middle(model.size());
        if (model.onePane()) {
            Rect rect = new Rect(middle.x(), middle.y() + 1, middle.width(), middle.height() - 1);
            return List.of(new Spot(model.board().focus(), rect));
        }
        int y = middle.y() + stripRows(model);
        int height = middle.height() - stripRows(model);
        int left = middle.width() / 2;
        int upper = height / 2;
        int right = middle.width() - left;
        int lower = height - upper;
        return List.of(
                new Spot(JobState.PENDING, new Rect(0, y, left, upper)),
                new Spot(JobState.LOCKED, new Rect(left, y, right, upper)),
                new Spot(JobState.DONE, new Rect(0, y + upper, left, lower)),
                new Spot(JobState.DEAD, new Rect(left, y + upper, right, lower)));
    }

    /** The graphs of what goes in and out, above the panes; none where the panes need the room. */
    static List<Rect> strip(Model model) {
        Rect middle = middle(model.size());
        int rows = stripRows(model);
        int left = middle.width() / 2;
        return rows == 0
                ? List.of()
                : List.of(new Rect(0, middle.y(), left, rows), new Rect(left, middle.y(), middle.width() - left, rows));
    }

    private static int stripRows(Model model) {
        int rows = model.size().rows();
        return model.onePane() || rows < ROWS_FOR_A_STRIP ? 0 : Math.min(MOST_STRIP_ROWS, rows / STRIP_SHARE);
    }

    /** How many jobs a pane shows at once; at least one. */
    static int rows(Model model, JobState state) {
        int height = panes(model).stream()
                .filter(spot -> spot.state() == state)
                .findFirst()
                .map(spot -> spot.rect().height())
                .orElseGet(() -> middle(model.size()).height());
        return Math.max(1, height - FRAME_AND_HEADINGS);
    }

    /** The lines of text that something that covers the panes shows at once; at least one. */
    static int lines(Size size) {
        return Math.max(1, middle(size).height() - 2);
    }

    /** The rows that a list shows at once which covers the panes; at least one. */
    static int listRows(Size size) {
        return Math.max(1, lines(size) - 1);
    }

    /** The cells of a line of such a text. */
    static int lineCells(Size size) {
        return Math.max(1, middle(size).width() - 4);
    }
}
