package dev.quarterdeck.store;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Selection;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Changes selections of jobs the way an operator does. */
public interface JobOperator extends JobReader {

    /** The ids of the jobs that the selection matches now, ascending: what a change will touch, and nothing else. */
    long[] freeze(Selection selection);

    /** What {@link #freeze} gives, counted: both from one state of the target. */
    FrozenJobs freezeCounted(Selection selection);

    /**
     * Opens an operation and gives its number, under which it can be read for ever.
     *
     * @param command the equivalent command; its first word is the verb
     */
    long begin(String command, By by, long matched);

    /**
     * Changes the jobs of one chunk in one transaction; jobs that the selection matches no longer, or whose state does
     * not allow the change, are skipped and counted by reason. What they were before is kept, so that {@link #undo} can
     * bring it back; purged jobs are kept whole, in the trash.
     *
     * @param operation the number from {@link #begin}
     * @param ids a few hundred at most, from {@link #freeze}
     */
    ChunkReceipt apply(long operation, Change change, Selection selection, long[] ids);

    /**
     * Brings the jobs of one chunk back to what they were before an operation, in one transaction, unless anything
     * happened to them since. Those that were locked come back pending. It can be undone like any change.
     *
     * @param operation the number from {@link #begin}
     * @param undone the operation to be undone
     * @param ids a few hundred at most, from {@link #undoable}
     */
    UndoReceipt undo(long operation, long undone, long[] ids);

    /**
     * Closes an operation.
     *
     * @param ending why it ended before its end; null when it did not
     */
    void end(long operation, Instant at, @Nullable String ending);

    /** Counts what an operation changed that is about no jobs; see {@link #begin}. */
    void count(long operation, long changed);

    /**
     * Forgets for ever what an operation kept so that it could be undone: purged jobs and their histories, and what
     * other jobs were before.
     *
     * @param limit the most jobs in this one transaction
     * @return how many jobs it forgot; 0 when nothing is left
     */
    int forget(long operation, int limit);

    /** Says for how long operations that begin from now on can be undone; gives what held before. */
    Duration keepTrash(Duration keep);
}
