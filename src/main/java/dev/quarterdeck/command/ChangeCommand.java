package dev.quarterdeck.command;

import dev.quarterdeck.job.Selection;
import dev.quarterdeck.operation.Confirmation;
import dev.quarterdeck.operation.Frozen;
import dev.quarterdeck.operation.Operation;
import dev.quarterdeck.operation.Preview;
import dev.quarterdeck.operation.Receipt;
import dev.quarterdeck.operation.Runner;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.text.Ages;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the verbs that change jobs share: select, preview, confirm, run, account. */
abstract class ChangeCommand extends VerbCommand {
    @Mixin
    private SelectionArgs selection;

    @Option(names = "--all", description = "Every job, when nothing else is said.")
    private boolean all;

    @Option(names = "--dry-run", description = "Say what would happen, and stop.")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    /** What is to be done to the selected jobs. */
    abstract Operation operation(Selection selected);

    /** Whether {@code --all} was said. */
    final boolean all() {
        return all;
    }

    @Override
    public final Integer call() {
        Operation operation = operation(selection.selection(now(), all));
        try (var opened = open(dryRun ? Access.READ : Access.CHANGE)) {
            JobStore store = opened.store();
            Receipt receipt;
            if (dryRun) {
                receipt = preview(Preview.of(store, operation));
            } else {
                Frozen frozen = Frozen.of(store, operation);
                if (!yes) {
                    confirm(frozen.preview());
                }
                receipt = run(store, frozen);
            }
            return account(receipt);
        }
    }

    private Receipt preview(Preview preview) {
        Receipt receipt = preview.asReceipt();
        if (!output().json()) {
            new PreviewText(output(), now()).write(preview);
        }
        return receipt;
    }

    private void confirm(Preview preview) {
        Confirmation confirmation = Confirmation.of(preview);
        if (confirmation.kind() == Confirmation.Kind.NONE) {
            return;
        }
        session()
                .asker()
                .ifPresentOrElse(
                        person -> {
                            if (!confirmation.accepts(person.ask(confirmation))) {
                                throw CommandException.refused("not confirmed, nothing was changed");
                            }
                        },
                        () -> refuseMany(confirmation.count()));
    }

    private void refuseMany(long count) {
        if (count > 1) {
            throw CommandException.refused("this would change " + Ages.number(count)
                    + " jobs and nobody can be asked; say --yes to do it, or --dry-run to see it first");
        }
    }

    private Receipt run(JobStore store, Frozen frozen) {
        var stop = new AtomicBoolean();
        var runner = new Runner(store, session().actor(), session().surface());
        Interrupts.Watch watch = session().interrupts().watch(() -> stop.set(true));
        try {
            return runner.run(
                    frozen, new ProgressNotes(session(), frozen.operation().verb()), stop::get);
        } finally {
            watch.close();
        }
    }

    private int account(Receipt receipt) {
        Output output = output();
        if (output.json()) {
            output.json(line -> JobJson.receipt(line, receipt));
        } else {
            output.whole(receipt.sentence());
        }
        String problem = receipt.problem();
        if (problem != null) {
            session().error(problem);
        }
        if (!receipt.missing().isEmpty()) {
            session().error(notThere(receipt.missing()));
        }
        return receipt.complete() ? Exit.DONE : Exit.FAILED;
    }

    static String notThere(List<Long> ids) {
        String list = ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return ids.size() == 1 ? "job " + list + " is not there" : "jobs " + list + " are not there";
    }
}
