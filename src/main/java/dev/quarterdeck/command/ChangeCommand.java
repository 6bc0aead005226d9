package dev.quarterdeck.command;

import dev.quarterdeck.job.Selection;
import dev.quarterdeck.operation.Operation;
import dev.quarterdeck.store.OpenOptions.Access;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the verbs that change a selection of jobs share: selecting them. */
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
            return account(perform(opened.jobs(), operation));
        }
    }
}
