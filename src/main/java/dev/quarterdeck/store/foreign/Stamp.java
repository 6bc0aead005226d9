package dev.quarterdeck.store.foreign;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The ways in which owners write moments down. */
enum Stamp {
    /** Unix seconds. */
    SECONDS("%s * 1000") {
        @Override
        Object of(Instant moment) {
            return moment.getEpochSecond();
        }
    },
    /** Unix seconds with a fraction. */
    REAL_SECONDS("CAST(round(%s * 1000) AS INTEGER)") {
        @Override
        Object of(Instant moment) {
            return moment.toEpochMilli() / 1000.0;
        }
    },
    /** Unix milliseconds. */
    MILLIS("%s") {
        @Override
        Object of(Instant moment) {
            return moment.toEpochMilli();
        }
    },
    /** Unix nanoseconds. */
    NANOS("%s / 1000000") {
        @Override
        Object of(Instant moment) {
            return moment.getEpochSecond() * 1_000_000_000L + moment.getNano();
        }
    },
    /** {@code 2026-01-02T03:04:05.678Z}, always with milliseconds: its owner compares it as text. */
    UTC_TEXT("CAST(round(unixepoch(%s, 'subsec') * 1000) AS INTEGER)") {
        @Override
        Object of(Instant moment) {
            return UTC.format(moment.atOffset(ZoneOffset.UTC));
        }
    },
    /** {@code 2026-01-02T03:04:05.678901} in the time zone of whoever wrote it, which is taken for ours. */
    LOCAL_TEXT("CAST(round(unixepoch(%s, 'utc', 'subsec') * 1000) AS INTEGER)") {
        @Override
        Object of(Instant moment) {
            return LOCAL.format(LocalDateTime.ofInstant(moment, ZoneId.systemDefault()));
        }
    };

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);

    private final String millis;

    Stamp(String millis) {
        this.millis = millis;
    }

    /** The moment in a column, in milliseconds: SQL. */
    String millis(String column) {
        return String.format(Locale.ROOT, millis, column);
    }

    /** A moment as the owner would write it into the column. */
    abstract Object of(Instant moment);
}
