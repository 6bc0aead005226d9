package dev.quarterdeck.command;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Rate;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.operation.Operation;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sends dead and done jobs, and orphans, to work again. */
@LeastRole(Role.OPERATOR)
@Needs(Capability.REQUEUE)
@Command(name = "requeue", description = "Send dead and done jobs, and orphans, to work again.")
final class Requeue extends ChangeCommand {
    @Option(
            names = "--rate",
            paramLabel = "RATE",
            description = "Not all at once but so many in a time, so that what was down is not trampled: 50/s, 600/m.")
    private @Nullable String rate;

    @Override
    List<Capability> needs() {
        return rate == null ? super.needs() : List.of(Capability.REQUEUE, Capability.RATE);
    }

    @Override
    Operation operation(Selection selected) {
        Change change = rate == null ? Change.of(Verb.REQUEUE) : Change.requeueAt(Rate.parse(rate));
        return Operation.of(change, selected);
    }
}
