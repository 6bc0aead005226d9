package dev.quarterdeck.job;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write them: {@code 200ms}, {@code 90s}, {@code 15m}, {@code 1h30m}, {@code 7d}. Whole numbers with
 * the units d, h, m, s and ms, the larger first, each at most once, nothing between them.
 */
public final class Durations {
    private static final Pattern SHAPE = Pattern.compile(
            "(?=.)(?:([0-9]+)d)?(?:([0-9]+)h)?(?:([0-9]+)m(?!s))?(?:([0-9]+)s)?(?:([0-9]+)ms)?", Pattern.DOTALL);
    private static final long[] UNIT_MILLIS = {86_400_000, 3_600_000, 60_000, 1_000, 1};

    private static final Pattern OTHER_SPELLING = Pattern.compile("([0-9]+) *([a-zA-Z]*)");

    private Durations() {}

    /**
     * Reads a duration.
     *
     * @throws FilterException when it is none, or longer than a long counts milliseconds; the message offers the nearest
     */
    public static Duration parse(String text) {
        return read(text)
                .orElseThrow(() -> new FilterException(
                        text, "expected a duration, got: " + FilterException.quoted(text) + ": " + advice(text)));
    }

    /**
     * Writes a duration so that {@link #parse} reads the same one back; what is below a millisecond is left out.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public static String format(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("expected a duration that is not negative, got: " + duration);
        }
        StringBuilder text = new StringBuilder();
        append(text, duration.toDays(), "d");
        append(text, duration.toHoursPart(), "h");
        append(text, duration.toMinutesPart(), "m");
        append(text, duration.toSecondsPart(), "s");
        append(text, duration.toMillisPart(), "ms");
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static void append(StringBuilder text, long number, String unit) {
        if (number > 0) {
            text.append(number).append(unit);
        }
    }

    static Optional<Duration> read(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            long millis = 0;
            for (int i = 0; i < UNIT_MILLIS.length; i++) {
                String number = matcher.group(i + 1);
                if (number != null) {
                    millis = Math.addExact(millis, Math.multiplyExact(Long.parseLong(number), UNIT_MILLIS[i]));
                }
            }
            return Optional.of(Duration.ofMillis(millis));
        } catch (ArithmeticException | NumberFormatException tooLong) {
            return Optional.empty();
        }
    }

    /** What to write instead of a text that is no duration. */
    static String advice(String text) {
        Matcher matcher = OTHER_SPELLING.matcher(text);
        if (matcher.matches()) {
            String nearest = matcher.group(1) + unit(matcher.group(2).toLowerCase(Locale.ROOT));
            if (read(nearest).isPresent()) {
                return "did you mean " + nearest + "?";
            }
        }
        return "write a number with a unit, such as 200ms, 90s, 15m, 1h30m or 7d";
    }

    private static String unit(String letters) {
        if (letters.isEmpty()) {
            return "s";
        }
        return letters.startsWith("mil") || letters.startsWith("mse") ? "ms" : letters.substring(0, 1);
    }
}
