package dev.quarterdeck.job;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job to enqueue. {@code NewJob.of("mail.send", payload).queue("mail").priority(HIGH).in(Duration.ofMinutes(5))}.
 *
 * <p>Immutable; every setter returns a new value. A value that breaks a limit is refused here with an
 * {@link IllegalArgumentException} that names the limit, so that no store ever sees one.
 *
 * @param runAt not before this moment; null for now (or for {@code delay} from now)
 * @param delay not before this long after it is enqueued; null for none
 */
public record NewJob(
        String type,
        String payload,
        String queue,
        @Nullable String name,
        @Nullable String key,
        Priority priority,
        int maxRetries,
        @Nullable Duration timeout,
        @Nullable Instant runAt,
        @Nullable Duration delay) {

    /** The longest payload, in bytes of UTF-8: 1 MiB. */
    public static final int MAX_PAYLOAD_BYTES = 1024 * 1024;

    /** The longest type, queue, key or name, in characters (Unicode code points). */
    public static final int MAX_NAME_LENGTH = 255;

    /** The queue of a job that names none. */
    public static final String DEFAULT_QUEUE = "default";

    /** A job runs at most once more than this, unless it says otherwise. */
    public static final int DEFAULT_MAX_RETRIES = 3;

    /** The latest run time: stores keep milliseconds, and people write years of four digits. */
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    /** The longest delay and timeout. */
    public static final Duration LONGEST = Duration.ofDays(36_500);

    /** The most retries that can be asked for. */
    public static final int MAX_MAX_RETRIES = 1_000_000;

    public NewJob {
        checkName("type", type);
        checkName("queue", queue);
        if (name != null) {
            checkName("name", name);
        }
        if (key != null) {
            checkName("key", key);
        }
        checkPayload(payload);
        if (maxRetries < 0 || maxRetries > MAX_MAX_RETRIES) {
            throw new IllegalArgumentException(
                    "expected max retries from 0 to " + MAX_MAX_RETRIES + ", got: " + maxRetries);
        }
        if (timeout != null && (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(LONGEST) > 0)) {
            throw new IllegalArgumentException(
                    "expected a timeout from 1 ms to " + LONGEST.toDays() + " days, got: " + shown(timeout));
        }
        if (runAt != null && delay != null) {
            throw new IllegalArgumentException("expected a run time or a delay, got both");
        }
        if (runAt != null) {
            checkRunAt(runAt);
        }
        if (delay != null && (delay.isNegative() || delay.compareTo(LONGEST) > 0)) {
            throw new IllegalArgumentException(
                    "expected a delay from 0 to " + LONGEST.toDays() + " days, got: " + shown(delay));
        }
    }

    /** A job of this type with the defaults: queue {@code default}, priority normal, 3 retries, to run now. */
    public static NewJob of(String type, String payload) {
        return new NewJob(
                type, payload, DEFAULT_QUEUE, null, null, Priority.NORMAL, DEFAULT_MAX_RETRIES, null, null, null);
    }

    public NewJob payload(String newPayload) {
        return new NewJob(type, newPayload, queue, name, key, priority, maxRetries, timeout, runAt, delay);
    }

    public NewJob queue(String newQueue) {
        return new NewJob(type, payload, newQueue, name, key, priority, maxRetries, timeout, runAt, delay);
    }

    public NewJob name(@Nullable String newName) {
        return new NewJob(type, payload, queue, newName, key, priority, maxRetries, timeout, runAt, delay);
    }

    /** A text that is unique among all jobs of the target: enqueueing it again returns the job that has it. */
    public NewJob key(@Nullable String newKey) {
        return new NewJob(type, payload, queue, name, newKey, priority, maxRetries, timeout, runAt, delay);
    }

    public NewJob priority(Priority newPriority) {
        return new NewJob(type, payload, queue, name, key, newPriority, maxRetries, timeout, runAt, delay);
    }

    public NewJob maxRetries(int newMaxRetries) {
        return new NewJob(type, payload, queue, name, key, priority, newMaxRetries, timeout, runAt, delay);
    }

    /** How long one attempt may take before its handler is interrupted. */
    public NewJob timeout(@Nullable Duration newTimeout) {
        return new NewJob(type, payload, queue, name, key, priority, maxRetries, newTimeout, runAt, delay);
    }

    /** Not to be claimed before this moment. */
    public NewJob at(@Nullable Instant moment) {
        return new NewJob(type, payload, queue, name, key, priority, maxRetries, timeout, moment, null);
    }

    /** Not to be claimed before this long after it is enqueued. */
    public NewJob in(@Nullable Duration newDelay) {
        return new NewJob(type, payload, queue, name, key, priority, maxRetries, timeout, null, newDelay);
    }

    /** When it may run, if it is enqueued at this moment. */
    public Instant runAt(Instant now) {
        if (runAt != null) {
            return runAt;
        }
        return delay == null ? now : now.plus(delay);
    }

    /** As people write it, where they can. */
    private static String shown(Duration duration) {
        boolean sayable = !duration.isNegative() && duration.toNanosPart() % 1_000_000 == 0;
        return sayable ? Durations.format(duration) : duration.toString();
    }

    private static void checkName(String field, String value) {
        checkName(field, value, MAX_NAME_LENGTH);
    }

    static void checkName(String field, String value, int maxLength) {
        int length = value.codePointCount(0, value.length());
        if (length < 1 || length > maxLength) {
            throw new IllegalArgumentException(
                    "expected a " + field + " of 1 to " + maxLength + " characters, got: " + length);
        }
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("expected a " + field + " without the character U+0000");
        }
        checkUnicode(field, value);
    }

    static void checkRunAt(Instant runAt) {
        if (runAt.isBefore(Instant.EPOCH) || runAt.isAfter(LATEST)) {
            throw new IllegalArgumentException(
                    "expected a run time from " + Instant.EPOCH + " to " + LATEST + ", got: " + runAt);
        }
    }

    static void checkPayload(String payload) {
        checkUnicode("payload", payload);
        // Only a text that could be too long is encoded to find out.
        if (payload.length() > MAX_PAYLOAD_BYTES / 3
                && payload.getBytes(StandardCharsets.UTF_8).length > MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException("expected a payload of at most " + MAX_PAYLOAD_BYTES
                    + " bytes of UTF-8, got: " + payload.getBytes(StandardCharsets.UTF_8).length);
        }
    }

    /** Half a surrogate pair has no UTF-8 form: stored, it would silently become another text. */
    private static void checkUnicode(String field, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new IllegalArgumentException(
                        "expected a " + field + " of whole Unicode characters, got half a surrogate pair at " + i);
            }
        }
    }
}
