package dev.quarterdeck.store.foreign;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** What an owner's statement writes into a column. Worked out before it is written, so that it can be kept for an undo. */
@FunctionalInterface
interface Value {
    Value NULL = (row, now, reason) -> null;

    /** A random text like those with which liteque tells one claim from the next. */
    Value NEW_TOKEN =
            (row, now, reason) -> Long.toString(ThreadLocalRandom.current().nextLong(1L << 52, 1L << 60), 36);

    /**
     * The value.
     *
     * @param row what the row's columns hold
     * @param reason the operator's words; null for none
     */
    @Nullable
    Object of(Map<String, @Nullable Object> row, Instant now, @Nullable String reason);

    static Value of(Object constant) {
        return (row, now, reason) -> constant;
    }

    static Value now(Stamp stamp) {
        return (row, now, reason) -> stamp.of(now);
    }

    static Value sameAs(String column) {
        return (row, now, reason) -> row.get(column);
    }

    /** The operator's words, or what is there already. */
    static Value reasonOr(String column) {
        return (row, now, reason) -> reason == null ? row.get(column) : reason;
    }
}
