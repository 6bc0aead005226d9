package dev.quarterdeck.command;

import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.OpenOptions.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets a paused queue go on. */
@LeastRole(Role.OPERATOR)
@Command(name = "resume", description = "Let a paused queue go on.")
final class Resume extends VerbCommand {
    @Parameters(paramLabel = "QUEUE", description = "The queue's name.")
    private String queue;

    @Override
    public Integer call() {
        try (var opened = open(Access.CHANGE)) {
            boolean changed = opened.store().resume(QueueNames.checked(queue));
            QueueNames.account(output(), queue, false, changed);
        }
        return Exit.DONE;
    }
}
