package dev.quarterdeck.command;

import dev.quarterdeck.job.Durations;
import dev.quarterdeck.job.NewJob;
import java.time.Duration;

/** Numbers as options give them. */
final class Numbers {
    private static final int MAX_THREADS = 1024;

    private Numbers() {}

    /** A whole number from 1 on. */
    static long positive(String option, String text) {
        long number = whole(option, text, "a positive whole number");
        if (number < 1) {
            throw expected(option, "a positive whole number", text);
        }
        return number;
    }

    /** A number of threads. */
    static int threads(String option, String text) {
        long number = positive(option, text);
        if (number > MAX_THREADS) {
            throw expected(option, "at most " + MAX_THREADS, text);
        }
        return (int) number;
    }

    /** A share, 0 to 1. */
    static double share(String option, String text) {
        double share = decimal(text);
        if (!(share >= 0 && share <= 1)) {
            throw expected(option, "a share from 0 to 1", text);
        }
        return share;
    }

    /** A rate such as {@code 50/s}, {@code 600/m} or {@code 50}, per second; 0 for {@code max}, which knows no limit. */
    static double perSecond(String option, String text) {
        if (text.equals("max")) {
            return 0;
        }
        int slash = text.indexOf('/');
        double number = decimal(slash < 0 ? text : text.substring(0, slash));
        double seconds =
                switch (slash < 0 ? "s" : text.substring(slash + 1)) {
                    case "s" -> 1;
                    case "m" -> 60;
                    case "h" -> 3600;
                    default -> Double.NaN;
                };
        if (!(number / seconds > 0) || Double.isInfinite(number)) {
            throw expected(option, "jobs per time, such as 50/s or 600/m, or max", text);
        }
        return number / seconds;
    }

    /** A number that is not negative. */
    static long notNegative(String option, String text) {
        long number = whole(option, text, "a whole number");
        if (number < 0) {
            throw expected(option, "a number that is not negative", text);
        }
        return number;
    }

    /** A size such as {@code 256m} or {@code 1g}, in bytes. */
    static long bytes(String option, String text) {
        String digits = text.replaceFirst("[kmgtKMGT]$", "");
        int unit = digits.length() == text.length()
                ? 0
                : 1 + "kmgt".indexOf(Character.toLowerCase(text.charAt(text.length() - 1)));
        if (!digits.matches("[0-9]{1,6}")) {
            throw expected(option, "a size such as 256m or 1g", text);
        }
        return Long.parseLong(digits) << 10 * unit;
    }

    /** A time to wait, zero too. */
    static Duration delay(String option, String text) {
        Duration delay = Durations.parse(text);
        if (delay.compareTo(NewJob.LONGEST) > 0) {
            throw expected(option, "at most " + Durations.format(NewJob.LONGEST), text);
        }
        return delay;
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

    /** Not a number when it is none. */
    private static double decimal(String text) {
        return text.matches("[0-9]+(\\.[0-9]+)?") ? Double.parseDouble(text) : Double.NaN;
    }
}
