package dev.quarterdeck.engine;

/** The job can never succeed: it dies as unprocessable, and the message is kept as its error. */
public final class RejectException extends Exception {
    private static final long serialVersionUID = 1L;

    public RejectException(String message) {
        super(message, null, false, false);
    }
}
