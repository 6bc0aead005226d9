package dev.quarterdeck.command;

import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.OpenOptions.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Ends a recurring job. */
@LeastRole(Role.OPERATOR)
@Command(
        name = "unschedule",
        description = {"Take a recurring job away.", "The jobs that it put into the queue stay."})
final class Unschedule extends VerbCommand {
    @Parameters(paramLabel = "NAME", description = "The recurring job's name.")
    private String name;

    @Override
    public Integer call() {
        try (var opened = open(Access.CHANGE)) {
            if (!opened.store().unschedule(name)) {
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
