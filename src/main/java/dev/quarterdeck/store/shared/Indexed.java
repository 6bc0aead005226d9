package dev.quarterdeck.store.shared;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.Counts;
import dev.quarterdeck.store.PageQuery.Order;

/** Which orders the indexes of our own tables lead to. */
public final class Indexed {
    private Indexed() {}

    /** How many of these jobs are looked at for one page of a state in an order. */
    public static long looksAt(JobState state, Order order, Counts counts) {
        if (leads(state, order)) {
            return 0;
        }
        // The ids of unfinished jobs are looked for among those of all jobs.
        boolean all = order == Order.ID && (state == JobState.PENDING || state == JobState.LOCKED);
        return all ? counts.total() : counts.of(state);
    }

    private static boolean leads(JobState state, Order order) {
        return switch (state) {
            case PENDING -> order == Order.CLAIM;
            case LOCKED -> order == Order.LEASE;
            case DONE, DEAD -> order == Order.NEWEST || order == Order.OLDEST;
        };
    }
}
