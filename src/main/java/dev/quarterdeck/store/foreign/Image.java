package dev.quarterdeck.store.foreign;

import dev.quarterdeck.job.JobState;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an operation does to one row, kept before it is done.
 *
 * @param job its number
 * @param key what its owner names it by
 * @param was its state before; null when it was not there
 * @param before the columns that are written, of a row that goes all of them; null when it was not there
 * @param after the same columns afterwards; null when it is there no more
 * @param lasting whether it is kept for an undo; otherwise only until it is known that it was done
 */
record Image(
        long job,
        String table,
        Object key,
        @Nullable JobState was,
        @Nullable Map<String, @Nullable Object> before,
        @Nullable Map<String, @Nullable Object> after,
        boolean lasting) {
    private static final String UNREADABLE = "\uFFFD";

    /** Whether every text of it was read as it is: what is no UTF-8 was not. */
    boolean isReadWhole() {
        return Stream.concat(Stream.of(key), before == null ? Stream.empty() : before.values().stream())
                .noneMatch(value -> value instanceof String text && text.contains(UNREADABLE));
    }
}
