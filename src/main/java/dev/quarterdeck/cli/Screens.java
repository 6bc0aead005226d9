package dev.quarterdeck.cli;

import dev.quarterdeck.command.Exit;
import dev.quarterdeck.command.Session;
import dev.quarterdeck.command.Surfaces;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts what lies above the verbs; each on its own, so that no command loads what it does not use. */
final class Screens implements Surfaces {
    @Override
    public int console(Session session) {
        return Exit.USAGE;
    }

    @Override
    public int prompt(Session session) {
        return Exit.USAGE;
    }

    @Override
    public int script(Session session, @Nullable String name, List<String> lines, boolean keepGoing) {
        return Exit.USAGE;
    }
}
