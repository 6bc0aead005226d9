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

/** Throws pending, done and dead jobs away. */
@LeastRole(Role.OPERATOR)
@Needs(Capability.PURGE)
@Command(name = "purge", description = "Throw pending, done and dead jobs into the trash.")
final class Purge extends ChangeCommand {
    @Option(
            names = "--forever",
            description = "Past the trash: nothing brings them back; asks for the count to be typed.")
    private boolean forever;

    @Override
    List<Permission.Demand> demands() {
        return demand(forever, "purge --forever", Role.ADMIN);
    }

    @Override
    Operation operation(Selection selected) {
        return Operation.of(forever ? Change.purgeForever() : Change.of(Verb.PURGE), selected);
    }
}
