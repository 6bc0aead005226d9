package dev.quarterdeck.console;

import dev.quarterdeck.store.TrashHeap;

/** What one operation threw away, as the list shows it. */
record TrashRow(OperationRow operation, long jobs) implements Row {

    static TrashRow of(TrashHeap heap) {
        return new TrashRow(OperationRow.of(heap.operation()), heap.jobs());
    }

    @Override
    public long id() {
        return operation.id();
    }
}
