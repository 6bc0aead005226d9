package dev.quarterdeck.command;

/** What lies above the verbs and is started by some of them: the console, the prompt, scripts. */
public interface Surfaces {

    /**
     * To be called before anything is opened or made for {@link #console}. A process that is told to end from now on
     * waits for its command, which the console's end ends.
     *
     * @throws CommandException if the console cannot be opened here
     */
    void prepareConsole();

    /**
     * Opens the full-screen console on the session's target and returns its exit code when it is left.
     */
    int console(Session session, Appearance appearance);

    /** Runs the prompt on the session's target and returns its exit code when it is left. */
    int prompt(Session session);

    /**
     * Runs a script on the session's target.
     *
     * @param keepGoing whether to go on after a line that failed
     * @return the exit code of the first line that failed, else 0
     */
    int script(Session session, Script script, boolean keepGoing);

    /**
     * Serves the console, and single commands, over SSH on the session's target.
     *
     * @throws CommandException when it cannot listen, or a file of keys cannot be used
     */
    SshServing ssh(Session session, SshSettings settings, EventLog log);
}
