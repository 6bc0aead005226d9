package dev.quarterdeck.console;

import dev.quarterdeck.store.TrashHeap;
import java.time.Instant;

/** What one operation threw away, as the list shows it. */
record TrashRow(OperationRow operation, long jobs) implements Row {

    static TrashRow of(TrashHeap heap) {
        return new TrashRow(OperationRow.of(heap.operation()), heap.jobs());
    }

    @Override
    public long id() {
        return operation.id();
    }

    /** Until when it lies there. */
    Instant until() {
        Instant until = operation.info().undoableUntil();
        return until == null ? Instant.MAX : until;
    }

    @Override
    public String words() {
        return operation.words();
    }
}
