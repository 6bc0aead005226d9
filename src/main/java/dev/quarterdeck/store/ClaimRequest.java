package dev.quarterdeck.store;

import dev.quarterdeck.job.NewJob;
import java.time.Duration;
import java.util.Set;

/**
 * What a worker asks for.
 *
 * @param worker who asks, by the id of its row
 * @param limit the most jobs, at least 1
 * @param lease how long the claims hold without a heartbeat, from 1 ms to {@link #LONGEST_LEASE}
 * @param queues from these queues only; empty for every queue
 * @param patience how long to wait for the first job; zero for not at all
 */
public record ClaimRequest(String worker, int limit, Duration lease, Set<String> queues, Duration patience) {

    /** The longest lease: past it, its end could not be told as a moment. */
    public static final Duration LONGEST_LEASE = NewJob.LONGEST;

    private static final Duration SHORTEST_LEASE = Duration.ofMillis(1);

    public ClaimRequest {
        queues = Set.copyOf(queues);
        if (limit < 1) {
            throw new IllegalArgumentException("expected a limit of at least 1, got: " + limit);
        }
        checkLease(lease);
    }

    /** @throws IllegalArgumentException when no claim can be made, or prolonged, to hold so long */
    public static void checkLease(Duration lease) {
        if (lease.compareTo(SHORTEST_LEASE) < 0 || lease.compareTo(LONGEST_LEASE) > 0) {
            throw new IllegalArgumentException(
                    "expected a lease from 1 ms to " + LONGEST_LEASE.toDays() + " days, got: " + lease);
        }
    }
}
