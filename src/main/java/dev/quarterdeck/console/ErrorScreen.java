package dev.quarterdeck.console;

import dev.quarterdeck.console.Column.Cell;
import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.text.Ages;
import dev.quarterdeck.text.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Draws the groups of errors. */
final class ErrorScreen {
    private static final int SHARE = 12;

    private static final Column<ErrorRow> TYPE =
            Column.left("type", 3, 8, 15, 1, (row, model) -> Cell.plain(row.type()));
    private static final Column<ErrorRow> FIRST =
            Column.right("first", 2, 5, (row, model) -> Cell.dim(age(row.group().first(), model)));
    private static final Column<ErrorRow> LAST = Column.right("last", 1, 4, ErrorScreen::last);
    private static final Column<ErrorRow> ERROR =
            Column.left("error", 0, 12, 30, 4, (row, model) -> Cell.plain(row.message()));

    private ErrorScreen() {}

    static void draw(Canvas canvas, Model model, Errors errors) {
        if (!errors.problem().isEmpty()) {
            problem(canvas, ListScreen.frame(canvas, model, title(errors)), errors.problem());
            return;
        }
        Column<ErrorRow> count = Column.right(
                "count",
                0,
                errors.countCells(),
                (row, each) -> new Cell(Ages.number(row.group().count()), Style.of(JobState.DEAD)));
        Window<ErrorRow> window = errors.window();
        long most = window == null
                ? 0
                : window.rows().stream()
                        .mapToLong(row -> row.group().count())
                        .max()
                        .orElse(0);
        Column<ErrorRow> share = Column.left(
                "",
                5,
                SHARE,
                SHARE,
                0,
                (row, each) -> new Cell(Bar.of(row.group().count(), most, SHARE), Style.of(JobState.DEAD)));
        String none = window == null ? "counting" : none(errors);
        ListScreen.draw(canvas, model, title(errors), List.of(count, share, TYPE, FIRST, LAST, ERROR), window, none);
    }

    /** {@code ERRORS ── 37 dead in 4 groups · type=mail.*}. */
    private static Line title(Errors errors) {
        Line title = Line.of(" ERRORS ", Style.of(JobState.DEAD).strong().reversed())
                .plus("── " + figures(errors) + " " + errors.ranking().aside(), Style.DIM);
        return errors.filter().equals(Filter.ANY)
                ? title
                : title.plus("· " + SafeText.line(errors.filter().canonical()) + " ", Style.of(JobState.DEAD));
    }

    private static String figures(Errors errors) {
        Window<ErrorRow> window = errors.window();
        if (window == null) {
            return errors.problem().isEmpty() ? "counting" : "not to be had";
        }
        int groups = window.rows().size();
        return Ages.number(errors.jobs()) + " dead in " + Ages.number(groups) + (groups == 1 ? " group" : " groups");
    }

    private static String none(Errors errors) {
        return errors.filter().equals(Filter.ANY)
                ? "no dead job has an error"
                : "no dead job that matches has an error";
    }

    private static void problem(Canvas canvas, Rect inside, String why) {
        List<String> lines = Wrap.words(why, Math.max(1, inside.width() - 4));
        for (int i = 0; i < lines.size() && i + 1 < inside.height(); i++) {
            canvas.put(inside.x() + 2, inside.y() + 1 + i, Line.of(lines.get(i), Style.DIM), inside.width() - 2);
        }
    }

    /** What dies now is what one looks for. */
    private static Cell last(ErrorRow row, Model model) {
        Duration since = Times.since(row.group().last(), model.now());
        boolean recent = since.compareTo(Duration.ofMinutes(1)) < 0;
        return new Cell(Times.brief(since), recent ? Style.of(JobState.DEAD) : Style.DIM);
    }

    private static String age(Instant then, Model model) {
        return Times.brief(Times.since(then, model.now()));
    }
}
