package dev.quarterdeck.command;

import dev.quarterdeck.operation.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Opens the prompt, or runs what stands on its standard input. */
@LeastRole(Role.VIEWER)
@Command(
        name = "prompt",
        description = {"Open the prompt: the same verbs, one a line.", "Without a terminal, run the lines of the input."
        })
final class Prompt extends VerbCommand {
    @Option(names = "-c", paramLabel = "COMMANDS", description = "Run these, with ';' between them, and end.")
    private @Nullable String commands;

    @Option(names = "--keep-going", description = "In a script: go on after a command that failed.")
    private boolean keepGoing;

    @Override
    public Integer call() {
        Session session = session();
        if (commands != null) {
            return session.surfaces().script(session, Script.ofCommands("-c", commands), keepGoing);
        }
        if (session.surface().equals("prompt")) {
            throw CommandException.usage("this is the prompt already");
        }
        if (session.terminal()) {
            return session.surfaces().prompt(session);
        }
        Session commandsOnly = session.copy()
                .in(NoInput.of("the input is the script; use @FILE"))
                .build();
        return session.surfaces().script(commandsOnly, Script.of("", session.in()), keepGoing);
    }
}
