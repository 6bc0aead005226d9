package dev.quarterdeck.console;

import dev.quarterdeck.job.Job;

/** Where in an order rows are read. */
sealed interface Place {

    /** From its beginning. */
    record Head() implements Place {}

    /** Up to its end. */
    record Tail() implements Place {}

    /**
     * Around a job, wherever it stands now.
     *
     * @param orHead from the beginning instead if the job is among the rows read there
     */
    record Around(Job job, boolean orHead) implements Place {}
}
