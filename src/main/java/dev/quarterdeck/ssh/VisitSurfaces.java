package dev.quarterdeck.ssh;

import dev.quarterdeck.command.Appearance;
import dev.quarterdeck.command.CommandException;
import dev.quarterdeck.command.EventLog;
import dev.quarterdeck.command.Script;
import dev.quarterdeck.command.Session;
import dev.quarterdeck.command.SshServing;
import dev.quarterdeck.command.SshSettings;
import dev.quarterdeck.command.Surfaces;
import dev.quarterdeck.terminal.ConsoleLoop;
import dev.quarterdeck.terminal.ConsoleOpening;
import dev.quarterdeck.terminal.TerminalSettings;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What a visitor can open: the console on their own terminal, and scripts that stand in a command. */
final class VisitSurfaces implements Surfaces {
    private static final Set<String> UNFIT = Set.of("", "dumb");

    private final VisitChannel channel;
    private final Supplier<VisitTty> tty;
    private final VisitEnd end;
    private final OutputStream err;
    private final Surfaces servers;

    /**
     * @param servers those of the server, for what needs no terminal
     */
    VisitSurfaces(VisitChannel channel, Supplier<VisitTty> tty, VisitEnd end, OutputStream err, Surfaces servers) {
        this.channel = channel;
        this.tty = tty;
        this.end = end;
        this.err = err;
        this.servers = servers;
    }

    @Override
    public void prepareConsole() {
        if (!channel.hasTerminal() || UNFIT.contains(channel.terminalType())) {
            throw CommandException.usage("the console needs a full-screen terminal, but TERM is '"
                    + channel.terminalType() + "' at your end; say a command, such as: ssh HOST stats");
        }
    }

    @Override
    public int console(Session session, Appearance appearance) {
        prepareConsole();
        var settings = TerminalSettings.of(appearance, channel.isUtf8(), Map.of());
        return ConsoleOpening.run(session, settings, app -> {
            try (VisitTty own = tty.get()) {
                return ConsoleLoop.run(app, own, settings, end, new PrintStream(err, true, StandardCharsets.UTF_8));
            }
        });
    }

    @Override
    public int prompt(Session session) {
        throw CommandException.refused(
                "the prompt cannot be opened over this server: open the console, or pipe the commands into 'prompt' without -t");
    }

    @Override
    public int script(Session session, Script script, boolean keepGoing) {
        return servers.script(session, script, keepGoing);
    }

    @Override
    public SshServing ssh(Session session, SshSettings settings, EventLog log) {
        throw CommandException.refused("nobody can be served from here");
    }
}
