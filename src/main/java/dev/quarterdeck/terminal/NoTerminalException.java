package dev.quarterdeck.terminal;

/** There is no terminal that the console could be drawn on; the message is one whole sentence for the person. */
public final class NoTerminalException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoTerminalException(String message) {
        super(message);
    }
}
