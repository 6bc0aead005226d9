package dev.quarterdeck.cli;

import dev.quarterdeck.command.Commands;
import dev.quarterdeck.command.Exit;
import dev.quarterdeck.command.Script;
import dev.quarterdeck.command.Session;
import dev.quarterdeck.command.Surfaces;
import dev.quarterdeck.console.Console;
import dev.quarterdeck.console.Glyphs;
import dev.quarterdeck.prompt.PromptLoop;
import dev.quarterdeck.prompt.ScriptRunner;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.terminal.ConsoleLoop;
import dev.quarterdeck.terminal.NoTerminalException;
import dev.quarterdeck.terminal.TerminalSettings;
import java.util.Objects;

/** Starts what lies above the verbs; each on its own, so that no command loads what it does not use. */
final class Screens implements Surfaces {
    /** Everyone on their own shell may do everything. */
    private static final String ROLE = "admin";

    @Override
    public int console(Session session, boolean ascii) {
        TerminalSettings settings = TerminalSettings.of(ascii);
        Console.Look look = new Console.Look(
                ROLE, settings.utf8() ? Glyphs.UTF8 : Glyphs.ASCII, settings.colour(), Commands.verbs());
        try (var opened = session.open(session.target(), Access.CHANGE, Durability.FULL);
                Session own =
                        session.copy().store(opened.store()).surface("console").build()) {
            return ConsoleLoop.run(new Console(opened.store(), own, look), settings);
        } catch (NoTerminalException e) {
            session.error(Objects.requireNonNull(e.getMessage()));
            return Exit.USAGE;
        } finally {
            LineDiscipline.restore();
        }
    }

    @Override
    public int prompt(Session session) {
        try {
            return PromptLoop.run(session);
        } finally {
            LineDiscipline.restore();
        }
    }

    @Override
    public int script(Session session, Script script, boolean keepGoing) {
        return ScriptRunner.run(session, script, keepGoing);
    }
}
