package dev.quarterdeck.text;

import java.time.Duration;

/** Durations and numbers in the short form that screens and tables use; the same in every locale. */
public final class Ages {
    private Ages() {}

    /**
     * The duration in its largest whole unit, rounded towards zero: {@code 84ms}, {@code 3s}, {@code 41s}, {@code 3m},
     * {@code 2h}, {@code 12d}; {@code 0s} below a millisecond.
     */
    public static String brief(Duration duration) {
        if (duration.isNegative()) {
            return brief(duration.negated()).equals("0s") ? "0s" : "-" + brief(duration.negated());
        }
        if (duration.toDays() > 0) {
            return duration.toDays() + "d";
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + "h";
        }
        if (duration.toMinutes() > 0) {
            return duration.toMinutes() + "m";
        }
        if (duration.toSeconds() > 0 || duration.toMillis() == 0) {
            return duration.toSeconds() + "s";
        }
        return duration.toMillis() + "ms";
    }

    /** The number with a comma between thousands: {@code 12,403}. */
    public static String number(long number) {
        StringBuilder digits = new StringBuilder(Long.toString(number));
        int first = number < 0 ? 1 : 0;
        for (int i = digits.length() - 3; i > first; i -= 3) {
            digits.insert(i, ',');
        }
        return digits.toString();
    }
}
