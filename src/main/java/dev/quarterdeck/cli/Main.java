package dev.quarterdeck.cli;

import dev.quarterdeck.Targets;
import dev.quarterdeck.command.CommandException;
import dev.quarterdeck.command.Commands;
import dev.quarterdeck.command.Session;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Where the process starts: makes the session of the command line, runs the command, ends with its exit code. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs one command line and returns its exit code, leaving the process alive. */
    static int run(String... args) {
        Map<String, String> environment = System.getenv();
        var end = new EndOfMain();
        try (Session session = session(environment, Terminals.ofProcess(), new Screens(end))) {
            return run(session, List.of(args));
        } finally {
            end.reached();
        }
    }

    private static int run(Session session, List<String> words) {
        List<String> checked;
        try {
            checked = Arguments.checked(words);
        } catch (CommandException e) {
            session.error(String.valueOf(e.getMessage()));
            return e.exitCode();
        }
        return Commands.run(session, checked);
    }

    private static Session session(Map<String, String> environment, Terminals terminals, Screens screens) {
        var in = new FileInputStream(FileDescriptor.in);
        var err = StandardOutput.writer(FileDescriptor.err);
        return Session.on(environment.getOrDefault("QDECK_DB", "jobs.db"), new Targets())
                .in(in)
                .out(StandardOutput.writer(FileDescriptor.out))
                .err(err)
                .asker(terminals.in() && terminals.err() ? new ShellAsker(in, err) : null)
                .editor(new ShellEditor(environment))
                .terminal(terminals.in() && terminals.out())
                .columns(terminals::columns)
                .colour(terminals.out()
                        && environment.getOrDefault("NO_COLOR", "").isEmpty())
                .debug(environment.containsKey("QDECK_DEBUG"))
                .actor(Actor.of(environment))
                .zone(ZoneId.systemDefault())
                .interrupts(new Signals())
                .surfaces(screens)
                .build();
    }
}
