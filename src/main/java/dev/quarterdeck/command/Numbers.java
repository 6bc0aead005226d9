package dev.quarterdeck.command;

/** Numbers as options give them. */
final class Numbers {
    private Numbers() {}

    /** A whole number from 1 on. */
    static long positive(String option, String text) {
        long number = whole(option, text, "a positive whole number");
        if (number < 1) {
            throw expected(option, "a positive whole number", text);
        }
        return number;
    }

    /** A whole number from 1 on that counts things of which nobody has billions. */
    static int positiveInt(String option, String text) {
        long number = positive(option, text);
        if (number > Integer.MAX_VALUE) {
            throw expected(option, "at most " + Integer.MAX_VALUE, text);
        }
        return (int) number;
    }

    /** A whole number, negative ones too. */
    static long whole(String option, String text, String what) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw expected(option, what, text);
        }
    }

    /** The one phrase for values that are wrong. */
    static CommandException expected(String option, String what, String got) {
        return CommandException.usage("expected " + option + " to be " + what + ", got: " + got);
    }
}
