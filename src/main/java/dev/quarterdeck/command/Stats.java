package dev.quarterdeck.command;

import dev.quarterdeck.json.Figures;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.OpenOptions.Access;
import picocli.CommandLine.Command;

/** Counts the jobs. */
@LeastRole(Role.VIEWER)
@Command(name = "stats", description = "Count the jobs by state, reason and queue.")
final class Stats extends VerbCommand {
    @Override
    public Integer call() {
        try (var opened = open(Access.READ)) {
            Figures figures = Figures.of(opened.jobs(), now());
            Output output = output();
            if (output.json()) {
                output.json(figures::json);
            } else {
                new FiguresText(output).write(figures);
            }
        }
        return Exit.DONE;
    }
}
