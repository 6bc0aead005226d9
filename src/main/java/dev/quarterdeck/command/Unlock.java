package dev.quarterdeck.command;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.operation.Operation;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Frees jobs whose worker is gone. */
@LeastRole(Role.OPERATOR)
@Needs(Capability.UNLOCK)
@Command(name = "unlock", description = "Give jobs whose lease has run out back to the queue.")
final class Unlock extends ChangeCommand {
    @Option(
            names = "--force",
            description = "With --all: live leases too; their workers lose them, and the jobs may run twice.")
    private boolean force;

    @Override
    List<Permission.Demand> demands() {
        return demand(force, "unlock --force", Role.ADMIN);
    }

    @Override
    Operation operation(Selection selected) {
        if (force && !all()) {
            throw CommandException.usage("--force ends live leases and needs --all; say unlock --all --force");
        }
        return Operation.of(force ? Change.unlockByForce() : Change.of(Verb.UNLOCK), selected);
    }
}
