package dev.quarterdeck.command;

import picocli.CommandLine.Command;

/** Opens the console. */
@Command(name = "console", description = "Open the full-screen console.")
final class Console extends VerbCommand {
    @Override
    public Integer call() {
        return session().surfaces().console(session());
    }
}
