package dev.quarterdeck.engine;

import dev.quarterdeck.job.Job;

/** Hears what a worker does. Called on the worker's and the store's own threads: must neither block nor throw. */
public interface WorkerListener {

    /** Hears nothing. */
    WorkerListener NONE = new WorkerListener() {};

    /** Something that an operator should know of, in one line without any text from jobs. */
    default void note(String line) {}

    /**
     * A claim came to its end and, unless it was lost, was settled so.
     *
     * @param job as it was claimed
     */
    default void ended(Job job, Ending ending) {}
}
