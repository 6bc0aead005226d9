package dev.quarterdeck.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who changes something, for the record.
 *
 * @param actor user name, and where from: {@code ann from 192.0.2.7}
 * @param surface where it was said: {@code cli}, {@code prompt}, {@code script}, {@code console}
 * @param note what they want to be remembered with it; null for nothing
 */
public record By(String actor, String surface, @Nullable String note) {

    /** The surfaces that there are; the last is a queue's own, whose breaker pauses it. */
    public static final List<String> SURFACES = List.of("cli", "prompt", "script", "console", "queue");

    public static By of(String actor, String surface) {
        return new By(actor, surface, null);
    }
}
