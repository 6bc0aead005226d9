package dev.quarterdeck.console;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.store.Backlog;
import dev.quarterdeck.store.Counts;
import dev.quarterdeck.text.Ages;
import dev.quarterdeck.text.CellWidth;
import dev.quarterdeck.text.SafeText;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Draws one pane: its frame with the title, the headings, the rows. */
final class PaneView {
    private static final int DEATH_BARS = 8;

    private final Canvas canvas;
    private final Model model;
    private final Pane pane;
    private final Rect rect;
    private final boolean focused;

    private PaneView(Canvas canvas, Model model, Pane pane, Rect rect) {
        this.canvas = canvas;
        this.model = model;
        this.pane = pane;
        this.rect = rect;
        this.focused = model.board().focus() == pane.state();
    }

    static void draw(Canvas canvas, Model model, Pane pane, Rect rect) {
        var view = new PaneView(canvas, model, pane, rect);
        canvas.box(rect, view.focused ? Style.PLAIN.strong() : Style.DIM);
        view.title();
        view.filter();
        view.rows();
    }

    private void title() {
        Style name = Style.of(pane.state()).strong();
        Line left = Line.of(" " + heading(pane, model) + " ", focused ? name.reversed() : name);
        String aside = marked(pane.marks());
        if (!aside.isEmpty()) {
            left = left.plus("· " + aside + " ", Style.PLAIN);
        }
        if (pane.order() != Sorting.natural(pane.state())) {
            left = left.plus("· " + Sorting.words(pane.order()) + " ", Style.DIM);
        }
        if (model.onePane() && pane.state() == JobState.DEAD) {
            left = left.plus(reasons(), Style.DIM);
        }
        int room = rect.width() - 2;
        canvas.put(rect.x() + 1, rect.y(), left, room);
        String right = corner();
        int cells = Line.of(right).cells();
        if (!right.isEmpty() && left.cells() + cells + 3 <= room) {
            canvas.put(rect.right() - 2 - cells, rect.y(), right, cornerStyle());
        }
    }

    /** {@code ── exhausted 21 · unprocessable 14 · cancelled 2}. */
    private String reasons() {
        Counts counts = model.figures().counts();
        return counts == null || counts.of(JobState.DEAD) == 0
                ? ""
                : Arrays.stream(Reason.values())
                        .map(reason -> reason.word() + " " + Ages.number(counts.of(reason)))
                        .collect(Collectors.joining(" · ", "── ", " "));
    }

    /** {@code 4 DEAD 37}. */
    static String heading(Pane pane, Model model) {
        JobState state = pane.state();
        String count = model.figures().countText(state).orElse("counting");
        return (state.ordinal() + 1) + " " + state.name() + " " + count;
    }

    /** The filter, in the lower edge of the frame. */
    private void filter() {
        // With one pane it stands in the row above already.
        if (!pane.narrowing().isSet() || model.onePane()) {
            return;
        }
        long matches = pane.narrowing().matches();
        String count = " · " + (matches < 0 ? "counting" : Ages.number(matches) + " match") + " ";
        int room = rect.width() - 4 - CellWidth.of(count);
        String text = CellWidth.cut(" " + SafeText.line(pane.narrowing().text()), Math.max(1, room));
        canvas.put(
                rect.x() + 2,
                rect.bottom() - 1,
                Line.of(text, Style.of(pane.state())).plus(count, Style.PLAIN),
                rect.width() - 4);
    }

    static String marked(Marks marks) {
        if (marks.everything()) {
            return "all marked";
        }
        if (marks.isEmpty()) {
            return "";
        }
        String hidden = marks.hidden() == 0 ? "" : ", " + Ages.number(marks.hidden()) + " hidden";
        return Ages.number(marks.count()) + " marked" + hidden;
    }

    private String corner() {
        Backlog backlog = model.figures().backlog();
        return switch (pane.state()) {
            case PENDING ->
                backlog == null || backlog.scheduled() == 0 ? "" : " " + Ages.number(backlog.scheduled()) + " later ";
            case LOCKED ->
                backlog == null || backlog.orphaned() == 0 ? "" : " " + Ages.number(backlog.orphaned()) + " over ";
            case DONE -> "";
            case DEAD -> deaths();
        };
    }

    private Style cornerStyle() {
        return switch (pane.state()) {
            case LOCKED, DEAD -> Style.of(pane.state());
            default -> Style.DIM;
        };
    }

    private String deaths() {
        List<Double> deaths = model.figures().throughput().deaths(model.now(), DEATH_BARS);
        boolean any = deaths.stream().anyMatch(count -> count > 0);
        return any ? (model.onePane() ? " deaths/min " : " ") + Sparkline.of(deaths, DEATH_BARS) + " " : "";
    }

    private void rows() {
        Table<JobRow> table = Table.of(canvas, model, rect.inside(), Columns.of(pane.state(), model.board()));
        table.headings();
        Window<JobRow> window = pane.window();
        if (window == null || window.isEmpty()) {
            table.empty(emptyText(window));
        } else {
            table.rows(window, focused, this::sign);
            if (focused && (model.onePane() || !pane.narrowing().isSet())) {
                canvas.corner(rect, window.extent(Layout.rows(model, pane.state())));
            }
        }
    }

    private Column.Cell sign(JobRow row) {
        String sign = pane.marks().has(row.id()) ? "•" : " ";
        return new Column.Cell(sign, Style.of(pane.state()).strong());
    }

    private String emptyText(@Nullable Window<JobRow> window) {
        if (window == null) {
            return "reading";
        }
        String what = pane.state().word();
        return pane.narrowing().isSet() ? "no " + what + " job matches" : "no " + what + " jobs";
    }
}
