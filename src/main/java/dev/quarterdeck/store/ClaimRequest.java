package dev.quarterdeck.store;

import java.time.Duration;
import java.util.Set;

/**
 * What a worker asks for.
 *
 * @param worker who asks, by the id of its row
 * @param limit the most jobs, at least 1
 * @param lease how long the claims hold without a heartbeat
 * @param queues from these queues only; empty for every queue
 * @param patience how long to wait for the first job; zero for not at all
 */
public record ClaimRequest(String worker, int limit, Duration lease, Set<String> queues, Duration patience) {

    public ClaimRequest {
        queues = Set.copyOf(queues);
        if (limit < 1) {
            throw new IllegalArgumentException("expected a limit of at least 1, got: " + limit);
        }
        if (lease.toMillis() < 1) {
            throw new IllegalArgumentException("expected a lease of at least 1 ms, got: " + lease);
        }
    }
}
