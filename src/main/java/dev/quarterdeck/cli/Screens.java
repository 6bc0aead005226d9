package dev.quarterdeck.cli;

import dev.quarterdeck.command.Appearance;
import dev.quarterdeck.command.CommandException;
import dev.quarterdeck.command.EventLog;
import dev.quarterdeck.command.Script;
import dev.quarterdeck.command.Session;
import dev.quarterdeck.command.SshServing;
import dev.quarterdeck.command.SshSettings;
import dev.quarterdeck.command.Surfaces;
import dev.quarterdeck.prompt.PromptLoop;
import dev.quarterdeck.prompt.ScriptRunner;
import dev.quarterdeck.ssh.SshDoor;
import dev.quarterdeck.terminal.ConsoleLoop;
import dev.quarterdeck.terminal.ConsoleOpening;
import dev.quarterdeck.terminal.LineDiscipline;
import dev.quarterdeck.terminal.NoTerminalException;
import dev.quarterdeck.terminal.TerminalSettings;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Starts what lies above the verbs; each on its own, so that no command loads what it does not use. */
final class Screens implements Surfaces {
    private final EndOfMain end;

    Screens(EndOfMain end) {
        this.end = end;
    }

    @Override
    public void prepareConsole() {
        try {
            ConsoleLoop.requireTerminal();
        } catch (NoTerminalException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
        end.await();
    }

    @Override
    public int console(Session session, Appearance appearance) {
        prepareConsole();
        TerminalSettings settings = TerminalSettings.of(appearance);
        return ConsoleOpening.run(session, settings, app -> ConsoleLoop.run(app, settings));
    }

    @Override
    public int prompt(Session session) {
        try {
            return PromptLoop.run(session);
        } finally {
            restoreLineDiscipline();
        }
    }

    private static void restoreLineDiscipline() {
        try {
            LineDiscipline.restore();
        } catch (IOException e) {
            throw new UncheckedIOException("stty ran at the start and does not now", e);
        }
    }

    @Override
    public int script(Session session, Script script, boolean keepGoing) {
        return ScriptRunner.run(session, script, keepGoing);
    }

    @Override
    public SshServing ssh(Session session, SshSettings settings, EventLog log) {
        return SshDoor.open(session, settings, log);
    }
}
