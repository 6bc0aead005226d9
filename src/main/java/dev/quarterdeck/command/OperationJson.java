package dev.quarterdeck.command;

import dev.quarterdeck.json.JsonLine;
import dev.quarterdeck.operation.Receipt;
import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.store.TrashHeap;

/** The JSON fields of operations; their names and order are fixed. */
final class OperationJson {
    private OperationJson() {}

    static void operation(JsonLine line, OperationInfo operation) {
        line.number("number", operation.number())
                .time("at", operation.startedAt())
                .time("ended_at", operation.endedAt())
                .text("actor", operation.by().actor())
                .text("surface", operation.by().surface())
                .text("command", operation.command())
                .text("note", operation.by().note())
                .number("matched", operation.matched())
                .number("changed", operation.changed())
                .number("asked", operation.asked())
                .number("skipped", operation.skipped())
                .text("ending", operation.ending())
                .number("undo_of", operation.undoOf())
                .number("undone_by", operation.undoneBy())
                .time("undoable_until", operation.undoableUntil());
    }

    static void heap(JsonLine line, TrashHeap heap) {
        OperationInfo operation = heap.operation();
        line.number("operation", operation.number())
                .number("jobs", heap.jobs())
                .time("at", operation.startedAt())
                .text("actor", operation.by().actor())
                .text("surface", operation.by().surface())
                .time("undoable_until", operation.undoableUntil())
                .text("command", operation.command())
                .text("note", operation.by().note());
    }

    static void receipt(JsonLine line, Receipt receipt) {
        line.number("operation", receipt.number())
                .text("command", receipt.command())
                .number("matched", receipt.matched())
                .number("changed", receipt.changed())
                .counts("skipped", receipt.skipped())
                .number("asked", receipt.asked())
                .number("failed", receipt.failed())
                .flag("dry_run", receipt.dryRun())
                .time("undoable_until", receipt.undoableUntil());
    }
}
