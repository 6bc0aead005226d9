package dev.quarterdeck.command;

/** What a command's exit code says. */
public final class Exit {
    /** Done; a selection that matches nothing too. */
    public static final int DONE = 0;
    /** Failed: an id that is not there, a check that found faults, a rejected line. */
    public static final int FAILED = 1;
    /** The command cannot be understood, or says too little. */
    public static final int USAGE = 2;
    /** The target cannot be opened, or does not answer. */
    public static final int NO_TARGET = 3;
    /** Refused: the role may not, a confirmation is missing, or this kind of target cannot do it. */
    public static final int REFUSED = 4;

    private Exit() {}
}
