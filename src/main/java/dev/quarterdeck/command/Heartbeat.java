package dev.quarterdeck.command;

import dev.quarterdeck.job.Durations;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.LeaseState;
import dev.quarterdeck.store.OpenOptions.Access;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prolongs a claim by hand. */
@LeastRole(Role.OPERATOR)
@Needs(Capability.WORK)
@Command(
        name = "heartbeat",
        description = {
            "Prolong a claim made with take.",
            "Says \"cancel asked\" when an operator wants the job to stop: end the work, then fail or release the job."
        })
final class Heartbeat extends HeldCommand {
    @Mixin
    private LeaseArg lease;

    @Override
    public Integer call() {
        Lease held = lease();
        Duration prolonged = lease.value();
        try (var opened = open(Access.CHANGE)) {
            // Before the store's own moment: it holds at least until then.
            Instant until = now().plus(prolonged);
            LeaseState state =
                    opened.store().heartbeat(List.of(held), prolonged).get(held);
            if (state == LeaseState.LOST) {
                throw lost(opened.store(), held);
            }
            account(held, until, prolonged, state == LeaseState.CANCEL_ASKED);
        }
        return Exit.DONE;
    }

    private void account(Lease held, Instant until, Duration prolonged, boolean cancelAsked) {
        Output output = output();
        if (output.json()) {
            output.json(line ->
                    line.number("id", held.jobId()).time("lease_until", until).flag("cancel_asked", cancelAsked));
        } else {
            output.line((cancelAsked ? "cancel asked: stop, then fail or release it; " : "") + "job " + held.jobId()
                    + " is held for " + Durations.format(prolonged));
        }
    }
}
