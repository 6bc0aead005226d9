package dev.quarterdeck.json;

/** A JSON text that is no job; the message says what was expected and what came. */
public final class WrongJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongJsonException(String message) {
        super(message);
    }

    /** The one phrase for values that are wrong. */
    static WrongJsonException expected(String field, String what, String got) {
        return new WrongJsonException("expected " + field + " to be " + what + ", got: " + got);
    }
}
