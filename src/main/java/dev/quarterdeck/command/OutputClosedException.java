package dev.quarterdeck.command;

/** Whoever read the results is gone; there is nobody left to write for, and nothing wrong about it. */
public final class OutputClosedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OutputClosedException(Throwable cause) {
        super("nobody reads the results any more", cause);
    }
}
