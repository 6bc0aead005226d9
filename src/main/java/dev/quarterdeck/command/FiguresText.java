package dev.quarterdeck.command;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.json.Figures;
import dev.quarterdeck.json.Figures.QueueFigures;
import dev.quarterdeck.text.Ages;
import dev.quarterdeck.text.CellWidth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Writes the figures of a target for people. */
final class FiguresText {
    static final List<Table.Column> QUEUE_COLUMNS = List.of(
            Table.Column.left("queue"),
            Table.Column.right("pending"),
            Table.Column.right("locked"),
            Table.Column.right("done"),
            Table.Column.right("dead"));

    private static final int LABEL = 9;

    private final Output output;

    FiguresText(Output output) {
        this.output = output;
    }

    void write(Figures figures) {
        var counts = figures.counts();
        var backlog = figures.backlog();
        output.line(figures.target() + ": " + Ages.number(counts.total()) + (counts.total() == 1 ? " job" : " jobs"));
        int width = Ages.number(counts.total()).length();
        Long oldest = figures.oldestReadySeconds();
        state(
                figures,
                width,
                JobState.PENDING,
                "ready " + Ages.number(backlog.ready()) + "  scheduled " + Ages.number(backlog.scheduled())
                        + (oldest == null ? "" : "  oldest ready " + Ages.brief(Duration.ofSeconds(oldest))));
        state(figures, width, JobState.LOCKED, "orphaned " + Ages.number(backlog.orphaned()));
        state(figures, width, JobState.DONE, "");
        state(
                figures,
                width,
                JobState.DEAD,
                "exhausted " + Ages.number(counts.of(Reason.EXHAUSTED)) + "  unprocessable "
                        + Ages.number(counts.of(Reason.UNPROCESSABLE)) + "  cancelled "
                        + Ages.number(counts.of(Reason.CANCELLED)));
        queues(output, figures.queues());
    }

    private static void queues(Output output, List<QueueFigures> queues) {
        var columns = new ArrayList<>(QUEUE_COLUMNS);
        columns.add(Table.Column.left(""));
        new Table(output, columns)
                .rows(queues.stream()
                        .map(queue -> {
                            var cells = new ArrayList<>(cells(queue));
                            cells.add(Cell.of(queue.paused() ? "paused" : ""));
                            return List.copyOf(cells);
                        })
                        .toList());
    }

    /** A queue's counts, in the order of {@link #QUEUE_COLUMNS}. */
    static List<Cell> cells(QueueFigures queue) {
        return List.of(
                Cell.of(queue.queue()),
                Cell.of(Ages.number(queue.pending())),
                Cell.of(Ages.number(queue.locked())),
                Cell.of(Ages.number(queue.done())),
                Cell.of(Ages.number(queue.dead())));
    }

    private void state(Figures figures, int width, JobState state, String details) {
        Cell label = Cell.of(state);
        String count = CellWidth.padLeft(Ages.number(figures.counts().of(state)), width);
        output.cells(List.of(
                label.withText(CellWidth.padRight(label.text(), LABEL)),
                Cell.of(count),
                Cell.dim(details.isEmpty() ? "" : "  " + details)));
    }
}
