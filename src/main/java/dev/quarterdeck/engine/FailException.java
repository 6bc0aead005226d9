package dev.quarterdeck.engine;

/** The attempt failed, and the message is the whole error: no stack trace is kept. */
public final class FailException extends Exception {
    private static final long serialVersionUID = 1L;

    public FailException(String message) {
        super(message, null, false, false);
    }
}
