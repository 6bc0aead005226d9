package dev.quarterdeck.bench;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.SelectionParser;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.operation.Frozen;
import dev.quarterdeck.operation.Operation;
import dev.quarterdeck.operation.Receipt;
import dev.quarterdeck.operation.Runner;
import dev.quarterdeck.operation.UndoPlan;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.JobOperator;
import java.util.List;

/** What the commands that change jobs do with a store once they are parsed. */
final class Operations {
    private Operations() {}

    static Operation requeue(JobOperator store, String... selected) {
        return Operation.of(Change.of(Verb.REQUEUE), selection(store, selected));
    }

    static Operation purgeForever(JobOperator store, String... selected) {
        return Operation.of(Change.purgeForever(), selection(store, selected));
    }

    private static Selection selection(JobOperator store, String... words) {
        return SelectionParser.parse(List.of(words), store.clock().instant());
    }

    static Operation purge(JobOperator store, String... selected) {
        return Operation.of(Change.of(Verb.PURGE), selection(store, selected));
    }

    /** Undoes the last operation; gives the number of jobs brought back. */
    static long undoLast(JobOperator store) {
        return account(runner(store).run(UndoPlan.ofLast(store, "bench"), (done, matched) -> {}, () -> false));
    }

    /** Freezes the selection and runs the operation on it; gives the number of jobs changed. */
    static long run(JobOperator store, Operation operation) {
        return account(runner(store).run(Frozen.of(store, operation), (done, matched) -> {}, () -> false));
    }

    private static Runner runner(JobOperator store) {
        return new Runner(store, By.of("bench", "cli"));
    }

    private static long account(Receipt receipt) {
        if (!receipt.complete()) {
            throw new IllegalStateException(receipt.sentence() + ": " + receipt.problem());
        }
        return receipt.changed();
    }
}
