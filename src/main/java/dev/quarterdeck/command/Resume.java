package dev.quarterdeck.command;

import dev.quarterdeck.job.QueueWord;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets a paused queue go on. */
@LeastRole(Role.OPERATOR)
@Needs(Capability.PAUSE)
@Command(name = "resume", description = "Let a paused queue go on.")
final class Resume extends VerbCommand {
    @Parameters(paramLabel = "QUEUE", description = "The queue's name, or queue=NAME as filters write it.")
    private String queue;

    @Mixin
    private NoteArg note;

    @Override
    public Integer call() {
        String name = QueueNames.checked(queue);
        try (var opened = open(Access.CHANGE)) {
            JobStore store = opened.store();
            boolean changed =
                    note.record(session(), store).change("resume " + QueueWord.of(name), () -> store.resume(name));
            QueueNames.account(output(), name, false, changed);
        }
        return Exit.DONE;
    }
}
