package dev.quarterdeck.command;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.operation.Operation;
import dev.quarterdeck.operation.Role;
import picocli.CommandLine.Command;

/** Sends dead and done jobs, and orphans, to work again. */
@LeastRole(Role.OPERATOR)
@Command(name = "requeue", description = "Send dead and done jobs, and orphans, to work again.")
final class Requeue extends ChangeCommand {
    @Override
    Operation operation(Selection selected) {
        return Operation.of(Change.of(Verb.REQUEUE), selected);
    }
}
