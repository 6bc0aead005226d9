package dev.quarterdeck.command;

import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.text.ShellWord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends a recurring job. */
@LeastRole(Role.ADMIN)
@Needs(Capability.SCHEDULE)
@Command(
        name = "unschedule",
        description = {"Take a recurring job away.", "The jobs that it put into the queue stay."})
final class Unschedule extends VerbCommand {
    @Parameters(paramLabel = "NAME", description = "The recurring job's name.")
    private String name;

    @Mixin
    private NoteArg note;

    @Override
    public Integer call() {
        try (var opened = open(Access.CHANGE)) {
            JobStore store = opened.store();
            String command = "unschedule " + ShellWord.of(name);
            if (!note.record(session(), store).change(command, () -> store.unschedule(name))) {
                throw ScheduleNames.notThere(name);
            }
            Output output = output();
            if (output.json()) {
                output.json(line -> line.text("name", name).flag("removed", true));
            } else {
                output.whole("unscheduled " + name);
            }
        }
        return Exit.DONE;
    }
}
