package dev.quarterdeck.console;

import dev.quarterdeck.console.Column.Cell;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.text.Ages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The columns of the audit, as data. */
final class AuditColumns {
    private AuditColumns() {}

    static List<Column<OperationRow>> of(Audit audit) {
        Column<OperationRow> number =
                Column.right("op", 0, audit.numberCells(), (row, model) -> Cell.plain(Ages.number(row.id())));
        Column<OperationRow> changed =
                Column.right("changed", 2, audit.countCells(), (row, model) -> count(row.info()));
        return audit.noted()
                ? List.of(number, AGE, WHEN, WHO, SURFACE, COMMAND, changed, TOOK, UNDO, NOTE)
                : List.of(number, AGE, WHEN, WHO, SURFACE, COMMAND, changed, TOOK, UNDO);
    }

    private static final Column<OperationRow> AGE = Column.right(
            "age",
            1,
            4,
            (row, model) -> Cell.dim(Times.brief(Times.since(row.info().startedAt(), model.now()))));
    private static final Column<OperationRow> WHEN = Column.left(
            "when",
            9,
            19,
            19,
            0,
            (row, model) ->
                    Cell.dim(Times.date(row.info().startedAt(), model.setup().zone())));
    private static final Column<OperationRow> WHO =
            Column.left("who", 4, 5, 10, 0, (row, model) -> Cell.plain(row.who()));
    private static final Column<OperationRow> SURFACE =
            Column.left("from", 5, 7, 7, 0, (row, model) -> Cell.dim(row.surface()));
    private static final Column<OperationRow> COMMAND =
            Column.left("command", 0, 12, 26, 4, (row, model) -> Cell.plain(row.command()));
    private static final Column<OperationRow> TOOK = Column.right("took", 6, 5, (row, model) -> took(row.info()));
    private static final Column<OperationRow> UNDO =
            Column.left("undo", 3, 5, 5, 0, (row, model) -> undo(row.info(), model.now()));
    private static final Column<OperationRow> NOTE =
            Column.left("note", 8, 8, 20, 3, (row, model) -> Cell.dim(row.note()));

    /** {@code 20 of 21}. */
    static String changed(OperationInfo info) {
        return Ages.number(info.changed()) + " of " + Ages.number(info.matched());
    }

    private static Cell count(OperationInfo info) {
        return info.ending() == null
                ? Cell.plain(changed(info))
                : new Cell(changed(info), Style.of(JobState.LOCKED).strong());
    }

    /** What has not ended is under way, or its process has come to its end before it. */
    private static Cell took(OperationInfo info) {
        Instant ended = info.endedAt();
        return ended == null
                ? new Cell("open", Style.of(JobState.LOCKED))
                : Cell.dim(JobText.took(Times.since(info.startedAt(), ended)));
    }

    /** For how long it can be undone, or by which operation it was. */
    private static Cell undo(OperationInfo info, Instant now) {
        if (info.undoneBy() != null) {
            return Cell.dim("by " + info.undoneBy());
        }
        Instant until = info.undoableUntil();
        return until != null && info.undoableAt(now)
                ? new Cell(Times.brief(Duration.between(now, until)), Style.of(JobState.DONE))
                : Cell.dim("");
    }
}
