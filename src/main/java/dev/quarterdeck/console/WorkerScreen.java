package dev.quarterdeck.console;

import dev.quarterdeck.console.Column.Cell;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.text.Ages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws the workers. */
final class WorkerScreen {
    /** Beats come every 10 s at most; who missed some may be gone. */
    private static final Duration LATE = Duration.ofSeconds(30);

    private static final List<Column<WorkerRow>> COLUMNS = List.of(
            Column.tail("worker", 0, 10, 22, (row, model) -> Cell.plain(row.name())),
            Column.right(
                    "threads",
                    3,
                    7,
                    (row, model) -> Cell.plain(Ages.number(row.worker().threads()))),
            Column.right("runs", 0, 4, WorkerScreen::running),
            Column.right("up", 4, 4, (row, model) -> Cell.dim(age(row.worker().startedAt(), model))),
            Column.right("beat", 1, 4, WorkerScreen::beat),
            Column.left("longest", 2, 14, 26, 3, WorkerScreen::longest),
            Column.left("queues", 5, 6, 16, 2, (row, model) -> Cell.dim(row.queues())),
            Column.left("", 1, 7, 14, 0, WorkerScreen::marks));

    private WorkerScreen() {}

    static void draw(Canvas canvas, Model model, WorkerList workers) {
        Window<WorkerRow> window = workers.list().window();
        Line title = Line.of(" WORKERS ", Style.PLAIN.strong().reversed())
                .plus("── " + figures(window) + " " + workers.ranking().aside(), Style.DIM);
        ListScreen.draw(canvas, model, title, COLUMNS, window, window == null ? "reading" : "no worker is running");
    }

    private static String figures(@Nullable Window<WorkerRow> window) {
        if (window == null) {
            return "reading";
        }
        int threads =
                window.rows().stream().mapToInt(row -> row.worker().threads()).sum();
        return Ages.number(window.rows().size()) + " with " + Ages.number(threads)
                + (threads == 1 ? " thread" : " threads");
    }

    private static Cell running(WorkerRow row, Model model) {
        int running = row.running();
        return new Cell(Ages.number(running), running == 0 ? Style.DIM : Style.of(JobState.LOCKED));
    }

    private static Cell beat(WorkerRow row, Model model) {
        Duration since = Times.since(row.worker().beatAt(), model.now());
        return new Cell(
                Times.brief(since),
                since.compareTo(LATE) > 0 ? Style.of(JobState.DEAD).strong() : Style.DIM);
    }

    /** {@code 12s 88,119 mail.send}. */
    private static Cell longest(WorkerRow row, Model model) {
        JobRow job = row.longest();
        return job == null
                ? Cell.dim("")
                : Cell.plain(age(job.job().since(), model) + " " + Columns.id(job.id()) + " " + job.type());
    }

    private static Cell marks(WorkerRow row, Model model) {
        String marks = (row.manager() ? "manager " : "") + (row.worker().quiet() ? "quiet" : "");
        return new Cell(
                marks.strip(), row.worker().quiet() ? Style.of(JobState.LOCKED).strong() : Style.DIM);
    }

    private static String age(Instant then, Model model) {
        return Times.brief(Times.since(then, model.now()));
    }
}
