package dev.quarterdeck.operation;

import dev.quarterdeck.store.JobOperator;
import dev.quarterdeck.store.StoreException;
import org.jspecify.annotations.Nullable;

/** An operation that has begun. Whatever comes of it, its end is put on record: one without an end looks under way for ever. */
record UnderWay(JobOperator target, long number) {

    /** @param ending how it ended, if not as it should */
    void end(@Nullable String ending) {
        target.end(number, target.clock().instant(), ending);
    }

    /** Ends it with the words of what it failed with, which goes on to whoever asked for it. */
    void endFailed(Throwable why) {
        try {
            String words = why.getMessage();
            end(words == null ? why.toString() : words);
        } catch (StoreException again) {
            why.addSuppressed(again);
        }
    }
}
