package dev.quarterdeck.console;

import dev.quarterdeck.console.Column.Cell;
import dev.quarterdeck.job.Durations;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.text.Ages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws the trash. */
final class TrashScreen {
    /** So soon before its end a heap is shown in colour. */
    private static final Duration SOON = Duration.ofHours(1);

    private static final Column<TrashRow> LEFT = Column.right(
            "kept", 1, 4, (row, model) -> left(row.operation().info().undoableUntil(), model.now()));
    private static final Column<TrashRow> UNTIL = Column.left("until", 8, 19, 19, 0, (row, model) -> until(row, model));
    private static final Column<TrashRow> AGE = Column.right(
            "age",
            3,
            4,
            (row, model) ->
                    Cell.dim(Times.brief(Times.since(row.operation().info().startedAt(), model.now()))));
    private static final Column<TrashRow> WHO = Column.left(
            "who", 4, 5, 18, 0, (row, model) -> Cell.plain(row.operation().who()));
    private static final Column<TrashRow> COMMAND = Column.left(
            "command", 0, 12, 26, 4, (row, model) -> Cell.plain(row.operation().command()));
    private static final Column<TrashRow> NOTE = Column.left(
            "note", 7, 8, 20, 3, (row, model) -> Cell.dim(row.operation().note()));

    private TrashScreen() {}

    static void draw(Canvas canvas, Model model, Trash trash) {
        Window<TrashRow> window = trash.list().window();
        Line title = Line.of(" TRASH ", Style.PLAIN.strong().reversed())
                .plus("── " + figures(trash) + " " + trash.ranking().aside(), Style.DIM);
        List<Column<TrashRow>> columns = List.of(
                Column.right("op", 0, trash.numberCells(), (row, each) -> Cell.plain(Ages.number(row.id()))),
                Column.right("jobs", 0, trash.countCells(), (row, each) -> Cell.plain(Ages.number(row.jobs()))),
                LEFT,
                UNTIL,
                AGE,
                WHO,
                COMMAND,
                NOTE);
        ListScreen.draw(canvas, model, title, columns, window, window == null ? "reading" : "the trash is empty");
    }

    private static String figures(Trash trash) {
        Window<TrashRow> window = trash.list().window();
        Duration keep = trash.keep();
        if (window == null || keep == null) {
            return "reading";
        }
        long jobs = window.rows().stream().mapToLong(TrashRow::jobs).sum();
        return Ages.number(jobs) + (jobs == 1 ? " job" : " jobs") + ", kept for " + Durations.format(keep);
    }

    static void draw(Canvas canvas, Model model, TrashedJobs jobs) {
        Window<JobRow> window = jobs.list().window();
        Line title = Line.of(
                        " TRASH of operation " + Ages.number(jobs.heap().id()) + " ",
                        Style.PLAIN.strong().reversed())
                .plus("── " + extent(jobs, window) + " ", Style.DIM);
        List<Column<JobRow>> columns = Columns.trashed(jobs.idCells());
        String none = window == null ? "reading" : "none of its jobs lies in the trash any more";
        ListScreen.draw(canvas, model, title, columns, window, none);
    }

    /** {@code the first 500 of 184,220 jobs, :trash 17 lists all of them}. */
    private static String extent(TrashedJobs jobs, @Nullable Window<JobRow> window) {
        long all = jobs.heap().jobs();
        String words = Ages.number(all) + (all == 1 ? " job" : " jobs");
        return window == null || window.rows().size() < TrashedJobs.MOST
                ? words
                : "the first " + Ages.number(window.rows().size()) + " of " + words + ", :trash "
                        + jobs.heap().id() + " lists them all";
    }

    private static Cell left(@Nullable Instant until, Instant now) {
        if (until == null || !until.isAfter(now)) {
            return Cell.dim("over");
        }
        Duration left = Duration.between(now, until);
        return new Cell(Times.brief(left), Style.of(left.compareTo(SOON) < 0 ? JobState.LOCKED : JobState.DONE));
    }

    private static Cell until(TrashRow row, Model model) {
        Instant until = row.operation().info().undoableUntil();
        return Cell.dim(until == null ? "" : Times.date(until, model.setup().zone()));
    }
}
