package dev.quarterdeck.prompt;

import dev.quarterdeck.command.CommandException;
import dev.quarterdeck.command.Exit;
import dev.quarterdeck.command.Interrupts;
import dev.quarterdeck.command.Line;
import dev.quarterdeck.command.Script;
import dev.quarterdeck.command.ScriptText;
import dev.quarterdeck.command.Session;
import java.util.Set;

/** Runs scripts: nobody is asked, and nothing but results goes to the output. */
public final class ScriptRunner {
    private static final Set<String> ENDINGS = Set.of("exit", "quit");

    /** A script that runs itself should hear of it before the memory ends. */
    private static final int MAX_NESTING = 16;

    private final Script script;
    private final boolean keepGoing;
    private final Session session;
    private long line;
    private int exitCode = Exit.DONE;
    private boolean ended;
    private volatile boolean interrupted;

    private ScriptRunner(Session from, Script script, boolean keepGoing) {
        this.script = script;
        this.keepGoing = keepGoing || from.keepGoing();
        this.session = from.copy()
                .keepOpen(true)
                .surface("script")
                .asker(null)
                .terminal(false)
                .nesting(from.nesting() + 1)
                .keepGoing(this.keepGoing)
                .errorPrefix(this::prefix)
                .build();
    }

    /**
     * Runs a script on the session's target, as a script of that session. Empty lines and comments are passed over;
     * {@code exit} and {@code quit} end it.
     *
     * @param keepGoing whether to go on after a line that failed; so do the scripts that it runs
     * @return the exit code of the first line that failed, else 0
     */
    public static int run(Session session, Script script, boolean keepGoing) {
        if (session.nesting() >= MAX_NESTING) {
            throw CommandException.usage(
                    "cannot run " + script.name() + ": scripts are nested " + MAX_NESTING + " deep already");
        }
        return new ScriptRunner(session, script, keepGoing).run();
    }

    private int run() {
        Interrupts.Watch watch = session.interrupts().watch(() -> interrupted = true);
        try (session) {
            while (!ended && !interrupted && script.lines().hasNext()) {
                take(script.lines().next());
            }
            return interruptedBeforeItsEnd() ? Exit.FAILED : exitCode;
        } finally {
            watch.close();
        }
    }

    /** A command that comes to a good end when it is told to is no whole script; of the standard input nobody knows the end. */
    private boolean interruptedBeforeItsEnd() {
        boolean left = interrupted
                && !ended
                && exitCode == Exit.DONE
                && !script.name().isEmpty()
                && script.lines().hasNext();
        if (left) {
            session.error("interrupted: the lines after this one were not run");
        }
        return left;
    }

    private void take(Script.Line next) {
        line = next.number();
        int result = run(next);
        if (result != Exit.DONE) {
            exitCode = exitCode == Exit.DONE ? result : exitCode;
            ended = !keepGoing;
        }
    }

    private int run(Script.Line next) {
        try {
            String command = ScriptText.withoutComment(next.text()).strip();
            if (ENDINGS.contains(command)) {
                ended = true;
                return Exit.DONE;
            }
            return Line.run(session, command);
        } catch (CommandException e) {
            session.error(String.valueOf(e.getMessage()));
            return e.exitCode();
        }
    }

    private String prefix() {
        return "qdeck: " + (script.name().isEmpty() ? "line " + line : script.name() + ":" + line) + ": ";
    }
}
