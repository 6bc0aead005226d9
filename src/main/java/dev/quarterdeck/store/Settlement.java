package dev.quarterdeck.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a worker ends a claim. */
public sealed interface Settlement {

    Lease lease();

    /** The job is done; the result is kept with it. */
    record Complete(Lease lease, @Nullable String result) implements Settlement {}

    /**
     * The attempt failed.
     *
     * @param error the whole error; the store cuts it
     * @param retryIn how long the job waits if it has retries left; null when it is not to be tried again
     */
    record Fail(Lease lease, String error, @Nullable Duration retryIn) implements Settlement {}

    /** The job can never succeed. */
    record Reject(Lease lease, String error) implements Settlement {}

    /** The job goes back unfinished and the attempt does not count. */
    record Release(Lease lease) implements Settlement {}
}
