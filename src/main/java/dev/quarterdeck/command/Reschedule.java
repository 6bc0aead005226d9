package dev.quarterdeck.command;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Edit;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.operation.Operation;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Gives pending jobs another run time. */
@LeastRole(Role.OPERATOR)
@Needs(Capability.EDIT)
@Command(
        name = "reschedule",
        description = {"Give pending jobs another run time.", "--in 0s lets them run now."})
final class Reschedule extends ChangeCommand {
    @Mixin
    private RunTimeArgs runTime;

    @Override
    Operation operation(Selection selected) {
        return Operation.of(Change.edit(Verb.RESCHEDULE, Edit.runAt(runAt(selected.now()))), selected);
    }

    /** One moment for all the jobs, however long the change takes. */
    private Instant runAt(Instant now) {
        if (runTime.saysNothing()) {
            throw CommandException.usage("say when they may run: such as --in 1h, or --at 18:00");
        }
        runTime.check();
        Duration delay = runTime.delay();
        Instant at = runTime.at(session(), now);
        return RunTimes.limited(at == null ? now.plus(Objects.requireNonNull(delay)) : at);
    }
}
