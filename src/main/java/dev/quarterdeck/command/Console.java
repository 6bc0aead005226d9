package dev.quarterdeck.command;

import dev.quarterdeck.operation.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Opens the console. */
@LeastRole(Role.VIEWER)
@Command(name = "console", description = "Open the full-screen console.")
final class Console extends VerbCommand {
    @Mixin
    private AppearanceArgs look;

    @Mixin
    private AlertArgs alerts;

    @Override
    public Integer call() {
        AlertLimits limits = alerts.limits();
        Appearance appearance = look.appearance();
        refuseWithoutTerminal(session());
        return session().surfaces().console(session().copy().alerts(limits).build(), appearance);
    }

    /** The console is for a person; a script that starts it by mistake should hear so. */
    static void refuseWithoutTerminal(Session session) {
        if (!session.terminal()) {
            throw CommandException.usage("the console needs a terminal; use a verb such as 'qdeck stats'");
        }
    }
}
