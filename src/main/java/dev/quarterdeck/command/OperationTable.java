package dev.quarterdeck.command;

import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.store.TrashHeap;
import dev.quarterdeck.text.Ages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes operations as tables for people. */
final class OperationTable {
    /** Where there is room, and so that on 80 cells the counts and the time taken still stand behind the command. */
    private static final int COMMAND_CELLS = 40;

    private static final int NARROW_COMMAND_CELLS = 24;
    private static final int WHO_CELLS = 20;
    private static final int NARROW_WHO_CELLS = 10;

    private final Output output;
    private final Instant now;
    private @Nullable Table record;

    OperationTable(Output output, Instant now) {
        this.output = output;
        this.now = now;
    }

    private Table.Column who() {
        return Table.Column.left("who", output.isWide() ? WHO_CELLS : NARROW_WHO_CELLS);
    }

    private Table.Column command() {
        return Table.Column.left("command", output.isWide() ? COMMAND_CELLS : NARROW_COMMAND_CELLS);
    }

    private List<Table.Column> record() {
        return List.of(
                Table.Column.right("number"),
                Table.Column.right("ago"),
                who(),
                Table.Column.left("where"),
                command(),
                Table.Column.right("changed"),
                Table.Column.right("took"),
                Table.Column.left("note"));
    }

    private List<Table.Column> heap() {
        return List.of(
                Table.Column.right("operation"),
                Table.Column.right("jobs"),
                Table.Column.right("ago"),
                who(),
                Table.Column.right("for"),
                command(),
                Table.Column.left("note"));
    }

    /** What was done; a page at a time. */
    void operations(List<OperationInfo> operations) {
        if (record == null) {
            record = new Table(output, record());
        }
        record.rows(operations.stream().map(this::row).toList());
    }

    private List<Cell> row(OperationInfo operation) {
        return List.of(
                Cell.of(operation.number()),
                Cell.of(ago(operation)),
                Cell.of(operation.by().actor()),
                Cell.of(operation.by().surface()),
                Cell.of(operation.command()),
                Cell.of(changed(operation)),
                Cell.of(took(operation)),
                Cell.of(remark(operation)));
    }

    /** What lies in the trash. */
    void heaps(List<TrashHeap> heaps) {
        new Table(output, heap()).rows(heaps.stream().map(this::row).toList());
    }

    private List<Cell> row(TrashHeap heap) {
        OperationInfo operation = heap.operation();
        return List.of(
                Cell.of(operation.number()),
                Cell.of(Ages.number(heap.jobs())),
                Cell.of(ago(operation)),
                Cell.of(operation.by().actor()),
                Cell.of(left(operation.undoableUntil())),
                Cell.of(operation.command()),
                Cell.of(operation.by().note()));
    }

    private String ago(OperationInfo operation) {
        return Ages.brief(Duration.between(operation.startedAt(), now));
    }

    private String left(@Nullable Instant until) {
        return until == null || !until.isAfter(now) ? "over" : Ages.brief(Duration.between(now, until));
    }

    private static String changed(OperationInfo operation) {
        String asked = operation.asked() > 0 ? " + " + Ages.number(operation.asked()) + " asked" : "";
        return Ages.number(operation.changed()) + asked + " of " + Ages.number(operation.matched());
    }

    private static String took(OperationInfo operation) {
        Instant ended = operation.endedAt();
        return ended == null ? "unfinished" : Ages.brief(Duration.between(operation.startedAt(), ended));
    }

    private static String remark(OperationInfo operation) {
        String undone = operation.undoneBy() == null ? null : "undone by " + operation.undoneBy();
        return Stream.of(operation.by().note(), operation.ending(), undone)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }
}
