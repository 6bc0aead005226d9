package dev.quarterdeck.cli;

import dev.quarterdeck.command.Exit;
import dev.quarterdeck.command.Script;
import dev.quarterdeck.command.Session;
import dev.quarterdeck.command.Surfaces;
import dev.quarterdeck.prompt.PromptLoop;
import dev.quarterdeck.prompt.ScriptRunner;

/** Starts what lies above the verbs; each on its own, so that no command loads what it does not use. */
final class Screens implements Surfaces {
    @Override
    public int console(Session session) {
        return Exit.USAGE;
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
