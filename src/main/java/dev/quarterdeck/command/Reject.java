package dev.quarterdeck.command;

import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.Settlement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends a claim by hand: the job can never succeed. */
@LeastRole(Role.OPERATOR)
@Needs(Capability.WORK)
@Command(
        name = "reject",
        description = "End a claim made with take: the job is unprocessable, whatever retries are left.")
final class Reject extends SettleCommand {
    @Mixin
    private ErrorArg error;

    @Override
    Settlement settlement(JobReader reader, Lease lease) {
        return new Settlement.Reject(lease, error.text(session()));
    }

    @Override
    String done() {
        return "rejected";
    }
}
