package dev.quarterdeck.job;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** Points in time as people and scripts write them. */
public final class Moments {
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private static final String EXPECTED =
            "a time (2026-11-22T18:00:00Z; or local: 2026-11-22 18:00, 2026-11-22 or 18:00)";

    private Moments() {}

    /** RFC 3339 in UTC with milliseconds: {@code 2026-11-22T12:01:22.000Z}. */
    public static String format(Instant moment) {
        return MILLIS.format(moment);
    }

    /**
     * RFC 3339; or {@code YYYY-MM-DD HH:MM[:SS]} in the zone; or {@code YYYY-MM-DD}, when that day begins there; or {@code HH:MM[:SS]} there, the next time that the clock
     * shows it.
     */
    public static Instant parse(String option, String text, Instant now, ZoneId zone) {
        String word = text.strip();
        try {
            if (word.matches("\\d{1,2}:\\d{2}(:\\d{2})?")) {
                return next(LocalTime.parse(word.indexOf(':') == 1 ? "0" + word : word), now, zone);
            }
            if (word.matches("\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}(:\\d{2})?")) {
                return LocalDateTime.parse(word.replace(' ', 'T')).atZone(zone).toInstant();
            }
            if (word.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return LocalDate.parse(word).atStartOfDay(zone).toInstant();
            }
            return OffsetDateTime.parse(word.replace(' ', 'T')).toInstant();
        } catch (DateTimeException e) {
            throw new FilterException(text, "expected " + option + " to be " + EXPECTED + ", got: " + text);
        }
    }

    private static Instant next(LocalTime time, Instant now, ZoneId zone) {
        var today = time.atDate(now.atZone(zone).toLocalDate()).atZone(zone);
        return today.toInstant().isAfter(now)
                ? today.toInstant()
                : time.atDate(today.toLocalDate().plusDays(1)).atZone(zone).toInstant();
    }
}
