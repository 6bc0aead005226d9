package dev.quarterdeck.command;

import dev.quarterdeck.store.OpenOptions.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Stops a queue. */
@Command(name = "pause", description = "Let none of a queue's jobs be claimed until it is resumed.")
final class Pause extends VerbCommand {
    @Parameters(paramLabel = "QUEUE", description = "The queue's name.")
    private String queue;

    @Override
    public Integer call() {
        try (var opened = open(Access.CHANGE)) {
            boolean changed = opened.store().pause(QueueNames.checked(queue));
            QueueNames.account(output(), queue, true, changed);
            boolean empty = opened.store().counts().rows().stream()
                    .noneMatch(row -> row.queue().equals(queue));
            if (empty) {
                // Allowed, since one may stop a queue before its first job; and perhaps a slip of the finger.
                session().note("queue " + queue + " has no jobs yet");
            }
        }
        return Exit.DONE;
    }
}
