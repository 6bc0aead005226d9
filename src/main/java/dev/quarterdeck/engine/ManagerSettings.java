package dev.quarterdeck.engine;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.RetryPolicies;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a manager manages.
 *
 * @param lease of the workers; a round comes every quarter of it, but at least every second and at most every 200 ms
 * @param stuckAfter a worker without a heartbeat for so long loses its jobs, though its process lives and its leases run
 *     on; null for never
 * @param retries how long returned jobs wait
 */
public record ManagerSettings(Duration lease, @Nullable Duration stuckAfter, RetryPolicies retries) {

    /** A lease of 30 s, no worker is ever called stuck, the default retries. */
    public static final ManagerSettings DEFAULT =
            new ManagerSettings(Duration.ofSeconds(30), null, RetryPolicies.DEFAULT);

    public ManagerSettings {
        WorkerSettings.checkLease(lease);
        if (stuckAfter != null
                && (stuckAfter.compareTo(shortestStuckAfter(lease)) < 0 || stuckAfter.compareTo(NewJob.LONGEST) > 0)) {
            throw new IllegalArgumentException("expected workers with a lease of " + lease
                    + " to be stuck after at least " + shortestStuckAfter(lease) + " and at most "
                    + NewJob.LONGEST.toDays() + " days, got: " + stuckAfter);
        }
    }

    public ManagerSettings lease(Duration newLease) {
        return new ManagerSettings(newLease, stuckAfter, retries);
    }

    public ManagerSettings stuckAfter(@Nullable Duration newStuckAfter) {
        return new ManagerSettings(lease, newStuckAfter, retries);
    }

    public ManagerSettings retries(RetryPolicies newRetries) {
        return new ManagerSettings(lease, stuckAfter, newRetries);
    }

    /** Three heartbeats of a worker with this lease: one that lives may miss one or two. */
    public static Duration shortestStuckAfter(Duration lease) {
        return Heartbeat.intervalOf(lease).multipliedBy(3);
    }
}
