package dev.quarterdeck.command;

import dev.quarterdeck.operation.NotUndoableException;
import dev.quarterdeck.operation.Receipt;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.operation.UndoPlan;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.JobOperator;
import dev.quarterdeck.store.OpenOptions.Access;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes an operation back. */
@LeastRole(Role.OPERATOR)
@Needs(Capability.UNDO)
@Command(
        name = "undo",
        description = "Bring the jobs that an operation changed back to what they were, but for those that anything"
                + " happened to since.")
final class Undo extends TaskCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "NUMBER",
            description = "The operation's number, from its receipt or audit. Without it: the last one.")
    private @Nullable Long number;

    @Override
    public Integer call() {
        try (var opened = open(dryRun() ? Access.READ : Access.CHANGE)) {
            JobOperator store = opened.jobs();
            UndoPlan plan = plan(store);
            return account(dryRun() ? preview(plan) : undo(store, plan));
        }
    }

    private UndoPlan plan(JobOperator store) {
        try {
            return number == null ? UndoPlan.ofLast(store, session().actor()) : UndoPlan.of(store, number);
        } catch (NotUndoableException e) {
            throw CommandException.failed(e.message());
        }
    }

    private Receipt preview(UndoPlan plan) {
        if (!output().json()) {
            output().whole("undoes " + plan.task().undone().command());
            output().whole(plan.task().command());
        }
        return plan.asReceipt();
    }

    private Receipt undo(JobOperator store, UndoPlan plan) {
        confirm(plan.confirmation());
        return run(store, plan.task(), (runner, progress, stop) -> runner.run(plan, progress, stop));
    }
}
