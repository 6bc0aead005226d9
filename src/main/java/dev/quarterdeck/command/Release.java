package dev.quarterdeck.command;

import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.Settlement;
import picocli.CommandLine.Command;

/** Ends a claim by hand: the job goes back as if it had not been taken. */
@LeastRole(Role.OPERATOR)
@Needs(Capability.WORK)
@Command(name = "release", description = "End a claim made with take: back to the queue, the attempt does not count.")
final class Release extends SettleCommand {

    @Override
    Settlement settlement(JobReader reader, Lease lease) {
        return new Settlement.Release(lease);
    }

    @Override
    String done() {
        return "released";
    }
}
