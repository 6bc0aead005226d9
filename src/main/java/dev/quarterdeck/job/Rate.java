package dev.quarterdeck.job;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many jobs in how long: {@code 10/s}, {@code 600/m}, {@code 50/30s}.
 *
 * @param jobs at least 1
 * @param per at least 1 ms
 */
public record Rate(int jobs, Duration per) {
    /** More than any queue reaches, and few enough that one job is still worth a microsecond. */
    public static final int MAX_PER_SECOND = 1_000_000;

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Pattern SHAPE = Pattern.compile("([0-9]{1,9})/([0-9a-z]+)");

    public Rate {
        if (jobs < 1 || per.toMillis() < 1 || per.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "expected a rate of at least one job in 1 ms to 366 days, got: " + jobs + " in " + shown(per));
        }
        if (jobs > MAX_PER_SECOND * (per.toMillis() / 1_000.0)) {
            throw new IllegalArgumentException(
                    "expected a rate of at most " + MAX_PER_SECOND + "/s, got: " + jobs + " in " + shown(per));
        }
    }

    /**
     * Reads a rate.
     *
     * @throws FilterException when it is none; the message says how one is written
     */
    public static Rate parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (matcher.matches()) {
            // "10/s" is short for "10/1s".
            String per = Character.isDigit(matcher.group(2).charAt(0)) ? matcher.group(2) : "1" + matcher.group(2);
            Optional<Duration> duration = Durations.read(per);
            if (duration.isPresent()) {
                try {
                    return new Rate(Integer.parseInt(matcher.group(1)), duration.get());
                } catch (IllegalArgumentException e) {
                    throw new FilterException(text, String.valueOf(e.getMessage()));
                }
            }
        }
        throw new FilterException(
                text,
                "expected a rate, got: " + FilterException.quoted(text)
                        + ": write jobs in a time, such as 10/s, 600/m or 50/30s");
    }

    private static String shown(Duration per) {
        return per.isNegative() ? per.toString() : Durations.format(per);
    }

    /** Writes it so that {@link #parse} reads the same one back. */
    public String format() {
        String text = Durations.format(per);
        boolean one = text.length() == 2 && text.charAt(0) == '1';
        return jobs + "/" + (one ? text.substring(1) : text);
    }

    /**
     * How many jobs may start now. The rate is kept as one number, the moment up to which it is used up: every job that
     * starts moves it on by its share. After a rest as many may start at once as one second allows, and at least one.
     *
     * @param usedUntil in epoch microseconds, as {@link #usedUntil} gave it; 0 when no job has started yet
     * @param now in epoch microseconds
     */
    public long allows(long usedUntil, long now) {
        return (now + slack() - begin(usedUntil, now)) / share();
    }

    /** Up to when the rate is used up once so many jobs have started now, in epoch microseconds. */
    public long usedUntil(long jobs, long usedUntil, long now) {
        return begin(usedUntil, now) + jobs * share();
    }

    /** From when on the next job may start, in epoch microseconds. */
    public long freeAt(long usedUntil) {
        return usedUntil - slack() + share();
    }

    /** The time that one job takes up, in microseconds. */
    public long share() {
        return Math.max(1, per.toMillis() * 1_000 / jobs);
    }

    /** How many jobs, one after another, take up no more time than {@link NewJob#LONGEST}. */
    public long most() {
        return TimeUnit.MICROSECONDS.convert(NewJob.LONGEST) / share();
    }

    private long slack() {
        return Math.max(1, 1_000_000 / share()) * share();
    }

    /** More than all of it can only be used up if the clock was set back since; then nothing is known, and it rested. */
    private long begin(long usedUntil, long now) {
        return usedUntil > now + slack() ? now : Math.max(now, usedUntil);
    }
}
