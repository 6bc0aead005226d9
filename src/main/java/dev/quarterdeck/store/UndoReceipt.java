package dev.quarterdeck.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one chunk of an undo did; everything it was given is in exactly one of the two.
 *
 * @param restored jobs that are as they were before the operation
 * @param left jobs that were left alone
 */
public record UndoReceipt(int restored, List<Left> left) {

    /** Words for why a job is left alone. */
    public static final String CLAIMED_SINCE = "claimed-since";

    public static final String CHANGED_SINCE = "changed-since";
    public static final String GONE = "gone";
    public static final String KEY_TAKEN = "key-taken";
    public static final String EXPIRED = "expired";

    public UndoReceipt {
        left = List.copyOf(left);
    }

    /**
     * A job that was left alone.
     *
     * @param word why
     * @param taker the job that has its key now; null unless that is why
     */
    public record Left(long job, String word, @Nullable Long taker) {}
}
