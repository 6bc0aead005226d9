package dev.quarterdeck.console;

import dev.quarterdeck.text.Ages;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How moments are written. */
final class Times {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /** An age has four cells, its unit included. */
    private static final long MOST_DAYS = 999;

    private Times() {}

    /** {@code 12:01:22}. */
    static String clock(Instant at, ZoneId zone) {
        return CLOCK.format(at.atZone(zone));
    }

    /** {@code 2026-11-22 12:01:22}. */
    static String date(Instant at, ZoneId zone) {
        return DATE.format(at.atZone(zone));
    }

    /** {@code 3s}, {@code 12d}, from 1,000 days on {@code 2y}: in seconds at least, for what changes faster cannot be read. */
    static String brief(Duration duration) {
        long years = duration.toDays() / 365;
        if (duration.toDays() > MOST_DAYS) {
            return Math.min(years, MOST_DAYS) + "y";
        }
        return Ages.brief(duration.truncatedTo(ChronoUnit.SECONDS));
    }

    /** How long ago; never negative, though clocks are set back. */
    static Duration since(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
