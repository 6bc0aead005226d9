package dev.quarterdeck.command;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Edit;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobFields;
import dev.quarterdeck.job.Moments;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.operation.Operation;
import dev.quarterdeck.operation.Receipt;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions.Access;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Changes what one job says. */
@LeastRole(Role.OPERATOR)
@Needs(Capability.EDIT)
@Command(
        name = "edit",
        description = {
            "Change the payload, the priority or the run time of one pending or dead job.",
            "Without an option: opens the payload in $VISUAL or $EDITOR. What it was before is kept; undo brings it back."
        })
final class EditJob extends TaskCommand {
    @Mixin
    private JobId id;

    @Option(
            names = "--payload",
            paramLabel = "TEXT|@FILE|-",
            description = "The new payload: any text; @FILE takes it from a file, - from the input.")
    private @Nullable String payload;

    @Option(names = "--priority", paramLabel = "PRIORITY", description = "low, normal, high or critical.")
    private @Nullable String priority;

    @Option(
            names = "--run-at",
            paramLabel = "TIME",
            description =
                    "Not to be claimed before: 2026-11-22T18:00:00Z; or local: 2026-11-22 18:00, 2026-11-22, 18:00.")
    private @Nullable String runAt;

    @Override
    List<Permission.Demand> demands() {
        return demandToLeave(payload == null && priority == null && runAt == null, "edit in an editor");
    }

    @Override
    public Integer call() {
        Edit told = told();
        Optional<Editor> editor = told.isNone() ? Optional.of(editor()) : Optional.empty();
        try (var opened = open(dryRun() ? Access.READ : Access.CHANGE)) {
            JobStore store = opened.store();
            Job job = id.find(store);
            PayloadEditor.require(job, told);
            Edit edit = editor.map(program -> PayloadEditor.edit(store, job, program))
                    .orElse(told);
            if (edit.isNone()) {
                return nothing(job);
            }
            return edit(store, job, edit);
        }
    }

    private Edit told() {
        return new Edit(
                priority == null ? null : JobFields.priority("--priority", priority),
                runAt == null
                        ? null
                        : RunTimes.limited(Moments.parse(
                                "--run-at", runAt, now(), session().zone())),
                payload == null ? null : PayloadEditor.checked(Input.argument(session(), payload)));
    }

    private Editor editor() {
        if (dryRun()) {
            throw CommandException.usage("--dry-run needs to know what to change: --payload, --priority or --run-at");
        }
        return session()
                .editor()
                .orElseThrow(() -> CommandException.usage("say what to change: --payload, --priority or --run-at;"
                        + " without them the payload is opened in an editor, which needs a terminal"));
    }

    private int nothing(Job job) {
        if (output().json()) {
            output().json(line -> line.number("operation", (Long) null)
                    .text("command", "edit " + job.id())
                    .number("matched", 1)
                    .number("changed", 0));
        } else {
            output().line("job " + job.id() + " is as it was: the payload was not changed");
        }
        return Exit.DONE;
    }

    private int edit(JobStore store, Job job, Edit edit) {
        Selection selected = Selection.ofIds(List.of(job.id()), now());
        Receipt receipt = perform(store, Operation.of(Change.edit(Verb.EDIT, edit), selected));
        int exitCode = account(receipt);
        if (receipt.changed() == 0 && exitCode == Exit.DONE) {
            session().error("job " + job.id() + " was not edited: it changed its state meanwhile");
            return Exit.FAILED;
        }
        return exitCode;
    }
}
