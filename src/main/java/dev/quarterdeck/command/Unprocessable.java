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

/** Sets jobs aside as dead. */
@LeastRole(Role.OPERATOR)
@Needs(Capability.UNPROCESSABLE)
@Command(name = "unprocessable", description = "Set pending, locked and dead jobs aside as unprocessable.")
final class Unprocessable extends ChangeCommand {
    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why; kept as the jobs' error. %%0A is a line break.")
    private @Nullable String reason;

    @Override
    Operation operation(Selection selected) {
        return Operation.of(Change.of(Verb.UNPROCESSABLE, reason == null ? null : OneLine.read(reason)), selected);
    }
}
