package dev.quarterdeck.store;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Selection;
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
     * @param command the equivalent command
     * @param actor who: user name, and where from
     * @param surface where it was said: {@code cli}, {@code prompt}, {@code script}, {@code console}
     */
    long begin(String command, String actor, String surface, long matched);

    /**
     * Changes the jobs of one chunk in one transaction; jobs that the selection matches no longer, or whose state does
     * not allow the change, are skipped and counted by reason.
     *
     * @param operation the number from {@link #begin}
     * @param ids a few hundred at most, from {@link #freeze}
     */
    ChunkReceipt apply(long operation, Change change, Selection selection, long[] ids);

    /** Closes an operation. */
    void end(long operation, Instant at, @Nullable String note);

    /** Stops a queue: none of its jobs is claimed until {@link #resume}. False when it was paused already. */
    boolean pause(String queue);

    /** Lets a paused queue go on. False when it was not paused. */
    boolean resume(String queue);

    /** Makes what {@link #check} found wrong in the counters right again, by counting anew. */
    void repair();
}
