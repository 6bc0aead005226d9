package dev.quarterdeck.store;

import dev.quarterdeck.job.QueueLimits;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
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

    /** Every queue that is known or has jobs, by name. */
    public static Collection<QueueInfo> all(List<QueueInfo> known, Counts counts) {
        var byName = new TreeMap<String, QueueInfo>();
        known.forEach(queue -> byName.put(queue.name(), queue));
        counts.rows().forEach(row -> byName.putIfAbsent(row.queue(), new QueueInfo(row.queue(), null)));
        return byName.values();
    }

    public boolean paused() {
        return pausedAt != null;
    }
}
