package dev.quarterdeck.command;

/** Says that nothing can be started from here. */
final class NoSurfaces implements Surfaces {
    @Override
    public void prepareConsole() {
        throw CommandException.refused("the console cannot be opened from here");
    }

    @Override
    public int console(Session session, Appearance appearance) {
        throw CommandException.refused("the console cannot be opened from here");
    }

    @Override
    public int prompt(Session session) {
        throw CommandException.refused("the prompt cannot be opened from here");
    }

    @Override
    public int script(Session session, Script script, boolean keepGoing) {
        throw CommandException.refused("a script cannot be run from here");
    }

    @Override
    public SshServing ssh(Session session, SshSettings settings, EventLog log) {
        throw CommandException.refused("nobody can be served from here");
    }
}
