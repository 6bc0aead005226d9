package dev.quarterdeck.bench;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.SelectionParser;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.operation.Frozen;
import dev.quarterdeck.operation.Operation;
import dev.quarterdeck.operation.Receipt;
import dev.quarterdeck.operation.Runner;
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

    /** Freezes the selection and runs the operation on it; gives the number of jobs changed. */
    static long run(JobOperator store, Operation operation) {
        Receipt receipt = new Runner(store, By.of("bench", "cli"))
                .run(Frozen.of(store, operation), (done, matched) -> {}, () -> false);
        if (!receipt.complete()) {
            throw new IllegalStateException(receipt.sentence() + ": " + receipt.problem());
        }
        return receipt.changed();
    }
}
