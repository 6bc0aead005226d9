package dev.quarterdeck.command;

import dev.quarterdeck.job.Selection;
import dev.quarterdeck.operation.Confirmation;
import dev.quarterdeck.operation.Frozen;
import dev.quarterdeck.operation.Operation;
import dev.quarterdeck.operation.Preview;
import dev.quarterdeck.operation.Receipt;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions.Access;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the verbs that change a selection of jobs share: select and preview. */
abstract class ChangeCommand extends TaskCommand {
    @Mixin
    private SelectionArgs selection;

    @Option(names = "--all", description = "Every job, when nothing else is said.")
    private boolean all;

    /** What is to be done to the selected jobs. */
    abstract Operation operation(Selection selected);

    /** Whether {@code --all} was said. */
    final boolean all() {
        return all;
    }

    @Override
    public final Integer call() {
        Operation operation = operation(selection.selection(now(), all));
        try (var opened = open(dryRun() ? Access.READ : Access.CHANGE)) {
            JobStore store = opened.store();
            return account(dryRun() ? preview(Preview.of(store, operation)) : change(store, operation));
        }
    }

    private Receipt preview(Preview preview) {
        if (!output().json()) {
            new PreviewText(output(), now()).write(preview);
        }
        return preview.asReceipt();
    }

    private Receipt change(JobStore store, Operation operation) {
        Frozen frozen = Frozen.of(store, operation);
        confirm(Confirmation.of(frozen.preview()));
        return run(store, operation, (runner, progress, stop) -> runner.run(frozen, progress, stop));
    }
}
