package dev.quarterdeck.command;

/** Ends a command; the message is the whole error line, without the program's name. */
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CommandException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** Something that was named is not there, or did not work. */
    public static CommandException failed(String message) {
        return new CommandException(Exit.FAILED, message);
    }

    /** The command says too little, too much, or something wrong. */
    public static CommandException usage(String message) {
        return new CommandException(Exit.USAGE, message);
    }

    /** The command is understood and not allowed like this. */
    public static CommandException refused(String message) {
        return new CommandException(Exit.REFUSED, message);
    }

    /** One of {@link Exit}'s codes. */
    public int exitCode() {
        return exitCode;
    }
}
