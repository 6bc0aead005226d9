package dev.quarterdeck.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A queue and its settings.
 *
 * @param pausedAt since when it is paused; null when it is not
 */
public record QueueInfo(String name, @Nullable Instant pausedAt) {

    public boolean paused() {
        return pausedAt != null;
    }
}
