package dev.quarterdeck.operation;

import dev.quarterdeck.store.FrozenJobs;
import dev.quarterdeck.store.JobOperator;
import java.util.List;

/**
 * An operation with the jobs it is going to run on: what is asked about and then confirmed is what runs, and nothing that
 * has come to match meanwhile.
 *
 * @param preview its counts are those of exactly these jobs; it has no sample
 */
public record Frozen(Preview preview, FrozenJobs jobs) {

    /**
     * Freezes the jobs that the operation's selection matches at this moment.
     *
     * @throws dev.quarterdeck.job.FilterException as {@link Preview#of} does
     */
    public static Frozen of(JobOperator target, Operation operation) {
        FrozenJobs jobs = target.freezeCounted(operation.selection());
        List<Long> missing = MissingIds.of(target, operation.selection());
        Preview preview = new Preview(operation, jobs.tally(), missing, List.of(), target.keepTrash());
        preview.requireWithinReach();
        return new Frozen(preview, jobs);
    }

    public Operation operation() {
        return preview.operation();
    }
}
