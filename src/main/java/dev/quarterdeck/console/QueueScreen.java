package dev.quarterdeck.console;

import dev.quarterdeck.console.Column.Cell;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.text.Ages;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Draws the queues. */
final class QueueScreen {
    private static final Column<QueueRow> NAME =
            Column.left("queue", 0, 8, 16, 2, (row, model) -> Cell.plain(row.name()));
    private static final Column<QueueRow> IN =
            Column.right("in/min", 4, 6, (row, model) -> Cell.dim(Ages.number(row.in())));
    private static final Column<QueueRow> OUT =
            Column.right("out/min", 4, 7, (row, model) -> Cell.dim(Ages.number(row.out())));
    private static final Column<QueueRow> COURSE = Column.left(
            "done, " + QueueRow.MINUTES + "m", 6, QueueRow.MINUTES, QueueRow.MINUTES, 0, QueueScreen::course);
    private static final Column<QueueRow> PAUSED = Column.left("paused", 0, 6, 6, 0, QueueScreen::paused);
    private static final Column<QueueRow> LIMITS =
            Column.left("limits", 3, 8, 24, 3, (row, model) -> Cell.dim(row.limits()));

    private QueueScreen() {}

    static void draw(Canvas canvas, Model model, Queues queues) {
        Window<QueueRow> window = queues.list().window();
        Line title = Line.of(" QUEUES ", Style.PLAIN.strong().reversed())
                .plus("── " + figures(window) + " " + queues.ranking().aside(), Style.DIM);
        int cells = queues.countCells();
        List<Column<QueueRow>> columns = List.of(
                NAME,
                count(JobState.PENDING, 0, cells, QueueRow::pending),
                count(JobState.LOCKED, 2, cells, QueueRow::locked),
                count(JobState.DONE, 3, cells, QueueRow::done),
                count(JobState.DEAD, 1, cells, QueueRow::dead),
                IN,
                OUT,
                COURSE,
                PAUSED,
                LIMITS);
        ListScreen.draw(canvas, model, title, columns, window, window == null ? "reading" : "no queue is known yet");
    }

    private static String figures(@Nullable Window<QueueRow> window) {
        if (window == null) {
            return "reading";
        }
        long paused = window.rows().stream().filter(QueueRow::paused).count();
        return Ages.number(window.rows().size()) + (paused == 0 ? "" : ", " + Ages.number(paused) + " paused");
    }

    private static Column<QueueRow> count(JobState state, int rank, int cells, ToLongFunction<QueueRow> count) {
        return Column.right(state.word(), rank, cells, (row, model) -> {
            long jobs = count.applyAsLong(row);
            return new Cell(Ages.number(jobs), jobs == 0 ? Style.DIM : Style.of(state));
        });
    }

    private static Cell course(QueueRow row, Model model) {
        boolean any = row.outs().stream().anyMatch(count -> count > 0);
        return any ? new Cell(Sparkline.of(row.outs(), QueueRow.MINUTES), Style.of(JobState.DONE)) : Cell.dim("");
    }

    private static Cell paused(QueueRow row, Model model) {
        Instant since = row.pausedAt();
        return since == null
                ? Cell.dim("")
                : new Cell(
                        Times.brief(Times.since(since, model.now())),
                        Style.of(JobState.LOCKED).strong());
    }
}
