package dev.quarterdeck.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What only the programs know that made a target, and not the target itself.
 *
 * @param deliveries how often a message is given out before it counts as dead, where no state says so (goqite)
 * @param lease how long a claim holds, where none is written down (litequeue, sqlite-worker); null when nobody knows, and
 *     then no job is an orphan
 */
public record Assumptions(int deliveries, @Nullable Duration lease) {

    public static final Assumptions NONE = new Assumptions(3, null);

    public Assumptions {
        if (deliveries < 1) {
            throw new IllegalArgumentException("expected at least 1 delivery, got: " + deliveries);
        }
        if (lease != null && lease.toMillis() < 1) {
            throw new IllegalArgumentException("expected a lease of at least 1 ms, got: " + lease);
        }
    }
}
