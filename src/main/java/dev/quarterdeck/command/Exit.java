package dev.quarterdeck.command;

/** What a command's exit code says. */
public final class Exit {
    /** Done; a selection that matches nothing too. */
    public static final int DONE = 0;
    /** Failed: an id that is not there, a check that found faults, a rejected line. */
    public static final int FAILED = 1;
    /** The command cannot be understood, or says too little. */
    public static final int USAGE = 2;
    /** The target cannot be opened. */
    public static final int NO_TARGET = 3;
    /** Refused: confirmation missing, not supported by this target. */
    public static final int REFUSED = 4;

    private Exit() {}
}
