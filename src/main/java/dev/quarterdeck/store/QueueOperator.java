package dev.quarterdeck.store;

import dev.quarterdeck.job.QueueLimits;
import dev.quarterdeck.job.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** Changes besides jobs what they depend on: queues, workers, recurring jobs, and the target as a whole. */
public interface QueueOperator extends JobOperator {

    /** Stops a queue: none of its jobs is claimed until {@link #resume}. False when it was paused already. */
    boolean pause(String queue);

    /** Lets a paused queue go on. False when it was not paused. */
    boolean resume(String queue);

    /** Changes a queue's limits, in one step from what they are; gives what they were. A queue not seen yet is made. */
    QueueLimits limit(String queue, UnaryOperator<QueueLimits> change);

    /** Tells a worker to take no more jobs, or to take jobs again; false when no such worker is known. */
    boolean quiet(String worker, boolean quiet);

    /** Sets a recurring job up, in the place of one with the same name; true when there was none. */
    boolean schedule(Schedule schedule);

    /** Takes a recurring job away; jobs that it enqueued stay. False when there is none of this name. */
    boolean unschedule(String name);

    /** Lets a recurring job rest until {@link #resumeSchedule}. False when there is none, or when it rests already. */
    boolean pauseSchedule(String name);

    /** Lets it go on with this tick; ticks before it are not made up for. False when there is none that rests. */
    boolean resumeSchedule(String name, Instant nextAt);

    /**
     * Gives a part of what is free in the target back to its disk, in one step that keeps others waiting for no longer than
     * its size takes. Once nothing is left, what waits to be merged into the file is merged, unless others are in the way.
     *
     * @param mostBytes at least 1
     * @return how many bytes were given back; 0 when nothing was left
     */
    long compact(long mostBytes);

    /**
     * Makes what {@link #check} finds wrong in the counters right again, by counting anew; others go on meanwhile.
     *
     * @return what was wrong, a line each
     */
    List<String> repair();
}
