package dev.quarterdeck.engine;

import java.util.Locale;

/** How a worker's claim came to its end. */
public enum Ending {
    COMPLETED,
    /** The handler failed, ran into its timeout or was cancelled. */
    FAILED,
    REJECTED,
    /** Given back unfinished, because the worker stops. */
    RELEASED,
    /** Somebody else ended the claim, or it could not be settled: the worker changed nothing. */
    LOST;

    /** The word for it, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
