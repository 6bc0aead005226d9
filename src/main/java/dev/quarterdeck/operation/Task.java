package dev.quarterdeck.operation;

import dev.quarterdeck.job.JobState;
import java.util.List;
import java.util.Set;

/** What is done to many jobs chunk by chunk and accounted for, with the words that questions and receipts need. */
public sealed interface Task permits Operation, Undo {

    /** The command that does the same, on one line; it can be pasted into a shell, a script and the prompt. */
    String command();

    /** What is done, before the words that say to what: {@code requeue}, {@code mark}. */
    String bare();

    /** That it was done: {@code requeued}, {@code marked}. */
    String past();

    /** What follows the jobs: {@code mark 3 jobs unprocessable}. */
    String after();

    /** The states that were asked for; empty for all of them. */
    Set<JobState> states();

    /** The ids that were named one by one; empty when jobs were selected otherwise. */
    List<Long> named();
}
