package dev.quarterdeck.terminal;

import dev.quarterdeck.command.Commands;
import dev.quarterdeck.command.Session;
import dev.quarterdeck.console.App;
import dev.quarterdeck.console.Console;
import dev.quarterdeck.console.Glyphs;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import java.util.function.ToIntFunction;

/** Opens the console of a session, on whichever terminal. */
public final class ConsoleOpening {
    private ConsoleOpening() {}

    /**
     * Opens the session's target for itself, so that the end of one console is nothing to another, and closes it when the
     * loop has ended.
     *
     * @param loop runs the console to its end and returns the exit code
     */
    public static int run(Session session, TerminalSettings settings, ToIntFunction<App> loop) {
        var look = new Console.Look(settings.utf8() ? Glyphs.UTF8 : Glyphs.ASCII, settings.theme(), Commands.verbs());
        Session own = session.copy().surface("console").build();
        try (var opened = session.open(session.target(), Access.CHANGE, Durability.FULL)) {
            return loop.applyAsInt(new Console(opened.jobs(), own, look));
        }
    }
}
