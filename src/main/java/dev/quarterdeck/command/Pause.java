package dev.quarterdeck.command;

import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.OpenOptions.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Stops a queue. */
@LeastRole(Role.OPERATOR)
@Command(name = "pause", description = "Let none of a queue's jobs be claimed until it is resumed.")
final class Pause extends VerbCommand {
    @Parameters(paramLabel = "QUEUE", description = "The queue's name.")
    private String queue;

    @Override
    public Integer call() {
        try (var opened = open(Access.CHANGE)) {
            boolean changed = opened.store().pause(QueueNames.checked(queue));
            QueueNames.account(output(), queue, true, changed);
            QueueNames.noteWithoutJobs(session(), opened.store(), queue);
        }
        return Exit.DONE;
    }
}
