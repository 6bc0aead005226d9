package dev.quarterdeck.store;

import dev.quarterdeck.job.QueueLimits;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A queue and its settings.
 *
 * @param pausedAt since when it is paused; null when it is not
 */
public record QueueInfo(String name, @Nullable Instant pausedAt, QueueLimits limits) {

    /** A queue without limits. */
    public QueueInfo(String name, @Nullable Instant pausedAt) {
        this(name, pausedAt, QueueLimits.NONE);
    }

    public boolean paused() {
        return pausedAt != null;
    }
}
