package dev.quarterdeck.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for operations, newest first; null leaves a condition out.
 *
 * @param from started at this moment or later
 * @param actor contains this text
 * @param surface is this one
 * @param verb is this one
 * @param before has a lower number than this
 * @param limit the most operations
 */
public record OperationQuery(
        @Nullable Instant from,
        @Nullable String actor,
        @Nullable String surface,
        @Nullable String verb,
        @Nullable Long before,
        int limit) {

    /** The last ones, whoever did what. */
    public static OperationQuery last(int limit) {
        return new OperationQuery(null, null, null, null, null, limit);
    }
}
