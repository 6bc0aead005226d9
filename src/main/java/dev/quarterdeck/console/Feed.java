package dev.quarterdeck.console;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of the background and how fresh the answers are.
 *
 * @param serial the number of the last effect
 * @param mark the target's change mark as it was last read
 * @param frozenAt since when nothing is read by itself; null while live
 * @param lastGoodAt when the last reading went well
 * @param keyAtMillis when the last key was pressed, on the monotonic clock
 */
record Feed(
        Map<Lane, Reading> readings,
        long serial,
        long mark,
        @Nullable Instant frozenAt,
        Instant lastGoodAt,
        long keyAtMillis) {

    /** After so long without an answer the picture is not live. */
    private static final long SILENCE_MILLIS = 3_000;
    /** After so long there will be none: whoever would have given it is gone. */
    private static final long GONE_MILLIS = 5_000;

    private static final Lane PULSE = Lane.of(Lane.Kind.CHANGE_MARK);
    private static final String SILENT = "no answer";

    Feed {
        readings = Map.copyOf(readings);
    }

    static Feed start(Instant now) {
        return new Feed(Map.of(), 0, -1, null, now, 0);
    }

    boolean frozen() {
        return frozenAt != null;
    }

    Optional<Reading> reading(Lane lane) {
        return Optional.ofNullable(readings.get(lane));
    }

    boolean waiting(Lane lane) {
        return reading(lane).map(Reading::waiting).orElse(false);
    }

    /** Whether this is the answer to the lane's last question. */
    boolean expects(Lane lane, long number) {
        return reading(lane).map(r -> r.waiting() && r.number() == number).orElse(false);
    }

    /** Why the target cannot be read; empty while all is well. What was ordered speaks for itself. */
    Optional<String> trouble() {
        return readings.entrySet().stream()
                .filter(entry -> !Needs.WORK.contains(entry.getKey()))
                .map(entry -> entry.getValue().problem())
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The same, and that the question whether anything changed, which takes no time, has no answer. */
    Optional<String> trouble(long nowMillis) {
        return trouble().or(() -> reading(PULSE)
                .filter(reading -> reading.silent(nowMillis, SILENCE_MILLIS))
                .map(reading -> SILENT));
    }

    /** Whether the target did not answer when it was asked for its pulse. */
    boolean away(long nowMillis) {
        return reading(PULSE)
                .filter(reading -> reading.problem() != null || reading.silent(nowMillis, SILENCE_MILLIS))
                .isPresent();
    }

    /** Waits no longer for a pulse that may never come: on a connection that nobody ends it would not, for minutes. */
    Feed impatient(long nowMillis) {
        return reading(PULSE)
                .filter(reading -> reading.silent(nowMillis, GONE_MILLIS))
                .map(reading -> failed(PULSE, nowMillis, SILENT))
                .orElse(this);
    }

    /** The question goes out under the next number. */
    Feed asked(Lane lane, Object question, long nowMillis) {
        long number = serial + 1;
        String problem = reading(lane).map(Reading::problem).orElse(null);
        return new Feed(
                changed(lane, Reading.asked(question, number, nowMillis, mark, problem)),
                number,
                mark,
                frozenAt,
                lastGoodAt,
                keyAtMillis);
    }

    Feed answered(Lane lane, long nowMillis, Instant now) {
        Feed feed = change(lane, reading -> reading.answered(nowMillis));
        return feed.trouble().isPresent() ? feed : new Feed(feed.readings, serial, mark, frozenAt, now, keyAtMillis);
    }

    Feed failed(Lane lane, long nowMillis, String why) {
        return change(lane, reading -> reading.failed(nowMillis, why));
    }

    /** Forgets the lanes that nobody looks at any more, and their failures. */
    Feed only(Collection<Lane> needed) {
        var kept = new HashMap<>(readings);
        kept.entrySet().removeIf(entry -> !needed.contains(entry.getKey()));
        return kept.size() == readings.size() ? this : new Feed(kept, serial, mark, frozenAt, lastGoodAt, keyAtMillis);
    }

    /** Everything is to be read again at once. */
    Feed outdated() {
        var all = new HashMap<>(readings);
        all.replaceAll((lane, reading) -> reading.outdated());
        return new Feed(all, serial, mark, frozenAt, lastGoodAt, keyAtMillis);
    }

    Feed withMark(long newMark) {
        return new Feed(readings, serial, newMark, frozenAt, lastGoodAt, keyAtMillis);
    }

    Feed frozen(@Nullable Instant at) {
        return new Feed(readings, serial, mark, at, lastGoodAt, keyAtMillis);
    }

    Feed keyed(long nowMillis) {
        return new Feed(readings, serial, mark, frozenAt, lastGoodAt, nowMillis);
    }

    private Feed change(Lane lane, UnaryOperator<Reading> change) {
        Reading reading = readings.get(lane);
        return reading == null
                ? this
                : new Feed(changed(lane, change.apply(reading)), serial, mark, frozenAt, lastGoodAt, keyAtMillis);
    }

    private Map<Lane, Reading> changed(Lane lane, Reading reading) {
        var all = new HashMap<>(readings);
        all.put(lane, reading);
        return all;
    }
}
