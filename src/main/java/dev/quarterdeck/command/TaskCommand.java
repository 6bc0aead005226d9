package dev.quarterdeck.command;

import dev.quarterdeck.operation.Confirmation;
import dev.quarterdeck.operation.Frozen;
import dev.quarterdeck.operation.Operation;
import dev.quarterdeck.operation.Preview;
import dev.quarterdeck.operation.Receipt;
import dev.quarterdeck.operation.Runner;
import dev.quarterdeck.operation.Task;
import dev.quarterdeck.store.JobOperator;
import dev.quarterdeck.store.UndoReceipt;
import dev.quarterdeck.text.Ages;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the verbs that change many jobs share: preview, confirm, run, account. */
abstract class TaskCommand extends VerbCommand {
    @Option(names = "--dry-run", description = "Say what would happen, and stop.")
    private boolean dryRun;

    @Mixin
    private YesArg yes;

    @Mixin
    private NoteArg note;

    final boolean dryRun() {
        return dryRun;
    }

    /** Goes on only if the person, who is asked unless {@code --yes} was said, wants it. */
    final void confirm(Confirmation confirmation) {
        yes.confirm(session(), confirmation, "--dry-run");
    }

    /** Does to jobs what a verb wants; or, in a dry run, says what it would do. */
    final Receipt perform(JobOperator store, Operation operation) {
        return dryRun ? preview(Preview.of(store, operation)) : change(store, operation);
    }

    private Receipt preview(Preview preview) {
        if (!output().json()) {
            new PreviewText(output(), now()).write(preview);
        }
        return preview.asReceipt();
    }

    private Receipt change(JobOperator store, Operation operation) {
        Frozen frozen = Frozen.of(store, operation);
        confirm(Confirmation.of(frozen.preview()));
        return run(store, operation, (runner, progress, stop) -> runner.run(frozen, progress, stop));
    }

    /** One run of a task. */
    interface Running {
        Receipt run(Runner runner, Runner.Progress progress, BooleanSupplier stop);
    }

    final Receipt run(JobOperator store, Task task, Running running) {
        var stop = new AtomicBoolean();
        var runner = new Runner(store, note.by(session()));
        Interrupts.Watch watch = session().interrupts().watch(() -> stop.set(true));
        try {
            return running.run(
                    runner, session().progress().orElseGet(() -> new ProgressNotes(session(), task)), stop::get);
        } finally {
            watch.close();
        }
    }

    final int account(Receipt receipt) {
        Output output = output();
        if (output.json()) {
            output.json(line -> OperationJson.receipt(line, receipt));
        } else {
            output.whole(receipt.sentence());
            receipt.left().forEach(job -> output.line(left(job)));
            int more = skipped(receipt) - receipt.left().size();
            if (more > 0 && !receipt.left().isEmpty()) {
                output.line("and " + Ages.number(more) + " more");
            }
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

    private static int skipped(Receipt receipt) {
        return (int)
                receipt.skipped().values().stream().mapToLong(Long::longValue).sum();
    }

    private static String left(UndoReceipt.Left job) {
        return "job " + job.job() + ": "
                + (job.taker() == null ? job.word().replace('-', ' ') : "its key is taken by job " + job.taker());
    }

    static String notThere(List<Long> ids) {
        String list = ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return ids.size() == 1 ? "job " + list + " is not there" : "jobs " + list + " are not there";
    }
}
