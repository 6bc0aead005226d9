package dev.quarterdeck.command;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.operation.OneLine;
import dev.quarterdeck.operation.Operation;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Ends pending jobs, and asks running ones to stop. */
@LeastRole(Role.OPERATOR)
@Needs(Capability.CANCEL)
@Command(name = "cancel", description = "End pending jobs; ask running ones to stop.")
final class Cancel extends ChangeCommand {
    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why; kept as the jobs' error. %%0A is a line break.")
    private @Nullable String reason;

    @Override
    Operation operation(Selection selected) {
        return Operation.of(Change.of(Verb.CANCEL, reason == null ? null : OneLine.read(reason)), selected);
    }
}
