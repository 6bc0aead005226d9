package dev.quarterdeck.store;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.Selection;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the jobs next to a place in an order.
 *
 * @param selection which jobs; one that says nothing means every job here
 * @param from the neighbour, itself left out, whether it still exists or not; null for the order's beginning
 *     (backwards: its end)
 * @param backwards the jobs before the place instead of those after it; the answer is still in the order's direction
 * @param limit the most jobs
 */
public record PageQuery(
        Selection selection, Order order, @Nullable Job from, boolean backwards, int limit) {

    public static PageQuery first(Selection selection, Order order, int limit) {
        return new PageQuery(selection, order, null, false, limit);
    }

    /** The orders that a page can have; every one ends with the id, so that places are unique. */
    public enum Order {
        /** Higher priority, then earlier run time, then lower id. Natural for pending jobs. */
        CLAIM,
        /** Lease that runs out first. Natural for locked jobs. */
        LEASE,
        /** Newest in its state first. Natural for done and dead jobs. */
        NEWEST,
        /** Longest in its state first. */
        OLDEST,
        /** Lower id first. */
        ID,
        /** Most attempts first. */
        ATTEMPTS
    }
}
