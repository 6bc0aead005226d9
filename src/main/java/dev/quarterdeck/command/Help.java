package dev.quarterdeck.command;

import dev.quarterdeck.job.Nearest;
import dev.quarterdeck.operation.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what the verbs do. */
@LeastRole(Role.VIEWER)
@Command(name = "help", description = "Say what there is, or what one command does and takes.")
final class Help extends VerbCommand {
    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command to explain.")
    private @Nullable String verb;

    @Override
    public Integer call() {
        CommandLine all = Commands.forSession(session());
        if (verb != null) {
            all = all.getSubcommands().get(verb);
            if (all == null) {
                throw CommandException.usage("unknown command '" + verb + "': " + Nearest.advice(verb, Verbs.names()));
            }
        }
        all.usage(session().out());
        return Exit.DONE;
    }
}
