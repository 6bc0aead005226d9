package dev.quarterdeck.engine;

import dev.quarterdeck.job.Job;

/** Hears what a worker does. Must not throw. */
public interface WorkerListener {

    /** Hears nothing. */
    WorkerListener NONE = new WorkerListener() {};

    /**
     * Something that an operator should know of, in one line without any text from jobs. Called on a thread that has
     * nothing else to do, a note at a time; of those that come while it is held up for long, only some are kept.
     */
    default void note(String line) {}

    /**
     * A claim came to its end and, unless it was lost, was settled so. Called on the worker's and the store's own
     * threads: must not block. This program does without it; it is for those that embed a worker.
     *
     * @param job as it was claimed
     */
    default void ended(Job job, Ending ending) {}
}
