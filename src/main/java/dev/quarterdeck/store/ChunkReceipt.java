package dev.quarterdeck.store;

import java.util.Map;

/**
 * What one chunk of an operation did; everything it was given is in exactly one of the three.
 *
 * @param changed jobs that the change was done to
 * @param asked running jobs that were told to stop
 * @param skipped jobs left alone, by the word that says why: a state, {@code gone}, {@code changed-since}
 */
public record ChunkReceipt(int changed, int asked, Map<String, Integer> skipped) {

    public ChunkReceipt {
        skipped = Map.copyOf(skipped);
    }
}
