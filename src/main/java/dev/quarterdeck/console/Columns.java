package dev.quarterdeck.console;

import dev.quarterdeck.console.Column.Cell;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.text.Ages;
import dev.quarterdeck.text.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The columns of the four panes, as data. */
final class Columns {
    private Columns() {}

    static List<Column<JobRow>> of(JobState state, Board board) {
        Column<JobRow> id = Column.right("id", 0, board.idCells(), (row, model) -> Cell.plain(id(row.id())));
        List<Column<JobRow>> all =
                switch (state) {
                    case PENDING -> List.of(id, TYPE, NAME, QUEUE, PRIORITY, TRIES, AGE, DUE, LATE_ERROR);
                    case LOCKED -> List.of(id, TYPE, NAME, QUEUE, TRIES, WORKER, HELD, LEASE, LATE_ERROR);
                    case DONE -> List.of(id, TYPE, NAME, QUEUE, LATE_WORKER, RUN, AGE, RESULT);
                    case DEAD -> List.of(id, DEAD_TYPE, NAME, QUEUE, REASON, TRIES, AGE, ERROR);
                };
        return board.named()
                ? all
                : all.stream().filter(column -> column != NAME).toList();
    }

    /** Of jobs in the trash, each with the state that it had. */
    static List<Column<JobRow>> trashed(int idCells) {
        return List.of(
                Column.right("id", 0, idCells, (row, model) -> Cell.plain(id(row.id()))),
                DEAD_TYPE,
                NAME,
                QUEUE,
                STATE,
                TRIES,
                AGE,
                ERROR);
    }

    /** {@code 87,911}. */
    static String id(long id) {
        return Ages.number(id);
    }

    private static final Column<JobRow> TYPE =
            Column.left("type", 1, 11, 15, 1, (row, model) -> Cell.plain(row.type()));
    /** The error needs the room more than the type does. */
    private static final Column<JobRow> DEAD_TYPE =
            Column.left("type", 3, 8, 15, 1, (row, model) -> Cell.plain(row.type()));

    private static final Column<JobRow> NAME = Column.left("name", 7, 12, 12, 2, (row, model) -> Cell.dim(row.name()));
    private static final Column<JobRow> QUEUE = Column.left("queue", 8, 6, 9, 0, (row, model) -> queue(row, model));
    private static final Column<JobRow> PRIORITY = Column.left("pri", 3, 4, 4, 0, (row, model) -> priority(row.job()));
    private static final Column<JobRow> TRIES = Column.right("tries", 6, 5, (row, model) -> tries(row.job()));
    private static final Column<JobRow> AGE = Column.right("age", 2, 4, (row, model) -> age(row.job(), model.now()));
    private static final Column<JobRow> DUE = Column.right("due", 4, 4, (row, model) -> due(row.job(), model.now()));
    private static final Column<JobRow> WORKER =
            Column.tail("worker", 3, 8, 12, (row, model) -> Cell.dim(row.worker()));
    private static final Column<JobRow> LATE_WORKER =
            Column.tail("worker", 9, 8, 14, (row, model) -> Cell.dim(row.worker()));
    private static final Column<JobRow> HELD = Column.right("for", 5, 4, (row, model) -> age(row.job(), model.now()));
    private static final Column<JobRow> LEASE =
            Column.right("lease", 1, 7, (row, model) -> lease(row.job(), model.now()));
    private static final Column<JobRow> RUN = Column.right("run", 3, 5, (row, model) -> run(row.job()));
    private static final Column<JobRow> RESULT = Column.left(
            "result",
            10,
            8,
            20,
            3,
            (row, model) -> Cell.dim(SafeText.line(row.job().result(), 200)));
    private static final Column<JobRow> STATE = Column.left(
            "was",
            2,
            7,
            7,
            0,
            (row, model) ->
                    new Cell(row.job().state().word(), Style.of(row.job().state())));
    private static final Column<JobRow> REASON = Column.left("reason", 5, 9, 13, 0, (row, model) -> reason(row.job()));
    private static final Column<JobRow> ERROR = Column.left("error", 0, 12, 30, 4, (row, model) -> error(row));
    private static final Column<JobRow> LATE_ERROR =
            Column.left("last error", 9, 10, 20, 3, (row, model) -> Cell.dim(row.error()));

    private static Cell queue(JobRow row, Model model) {
        boolean paused = model.figures().paused().contains(row.job().queue());
        return paused ? new Cell(row.queue(), Style.of(JobState.LOCKED)) : Cell.dim(row.queue());
    }

    private static Cell priority(Job job) {
        return switch (job.priority()) {
            case CRITICAL -> new Cell("crit", Style.of(JobState.PENDING).strong());
            case HIGH -> new Cell("high", Style.of(JobState.PENDING));
            case NORMAL -> Cell.dim("norm");
            case LOW -> Cell.dim("low");
        };
    }

    private static Cell tries(Job job) {
        return Cell.dim(job.attempts() + "/" + (job.maxRetries() + 1L));
    }

    private static Cell age(Job job, Instant now) {
        Duration age = job.ageAt(now);
        boolean waits = job.state() != JobState.PENDING || job.readyAt(now);
        return new Cell(Times.brief(age), waits ? Warmth.of(job.state(), age) : Style.DIM);
    }

    private static Cell due(Job job, Instant now) {
        Duration ahead = Duration.between(now, job.runAt());
        return Cell.dim(ahead.toMillis() > 0 ? Times.brief(ahead) : "");
    }

    private static Cell lease(Job job, Instant now) {
        Instant until = job.leaseUntil();
        if (until == null) {
            return Cell.dim("");
        }
        Duration left = Duration.between(now, until);
        return job.orphanedAt(now)
                ? new Cell(
                        Times.brief(left.negated()) + " over",
                        Style.of(JobState.LOCKED).strong())
                : Cell.dim(job.cancelAsked() ? "stops" : Times.brief(left));
    }

    private static Cell run(Job job) {
        Instant started = job.startedAt();
        return Cell.plain(started == null ? "" : JobText.took(Times.since(started, job.since())));
    }

    private static Cell reason(Job job) {
        Reason reason = job.reason();
        return Cell.dim(reason == null ? "" : reason.word());
    }

    /** A job that died without an error says at least why it died. */
    private static Cell error(JobRow row) {
        return row.error().isEmpty() ? reason(row.job()) : Cell.plain(row.error());
    }
}
