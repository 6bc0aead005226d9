package dev.quarterdeck.engine;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.QueueLimits;
import dev.quarterdeck.store.FinishedPurge;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.QueueInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Purges done and dead jobs that are older than their queue keeps them. Not safe for use by several threads. */
final class Retention {
    private static final int CHUNK = 250;

    /** After so long every job is looked at again: an operator's undo may have brought old ones back. */
    private static final Duration ANEW_AFTER = Duration.ofDays(1);

    private final JobStore store;
    private final Pause pause;
    private final LongSupplier nanos;
    private final Map<Place, Looked> looked = new HashMap<>();
    private long anewSinceNanos;

    private record Place(String queue, JobState state) {}

    /** Up to which moment the jobs were looked at, when they were kept for so long. */
    private record Looked(Duration keep, Instant until) {}

    /** Gives way to others after a piece of work that took this long; false when there is to be no further one. */
    @FunctionalInterface
    interface Pause {
        boolean after(Duration work);
    }

    Retention(JobStore store, Pause pause, LongSupplier nanos) {
        this.store = store;
        this.pause = pause;
        this.nanos = nanos;
        this.anewSinceNanos = nanos.getAsLong();
    }

    /** Purges all that became too old since the last round; the first one looks at every finished job. */
    void round() {
        if (nanos.getAsLong() - anewSinceNanos >= ANEW_AFTER.toNanos()) {
            anewSinceNanos = nanos.getAsLong();
            looked.clear();
        }
        for (QueueInfo queue : store.queues()) {
            QueueLimits limits = queue.limits();
            if (!purge(new Place(queue.name(), JobState.DONE), limits.keepDone())
                    || !purge(new Place(queue.name(), JobState.DEAD), limits.keepDead())) {
                return;
            }
        }
    }

    /** False when it was told to end before it was through. */
    private boolean purge(Place place, @Nullable Duration keep) {
        if (keep == null) {
            looked.remove(place);
            return true;
        }
        Instant until = store.clock().instant().minus(keep);
        Instant from = begin(looked.get(place), keep, until);
        while (from.isBefore(until)) {
            long begun = nanos.getAsLong();
            FinishedPurge step = store.purgeFinished(place.queue(), place.state(), from, until, CHUNK);
            from = step.next();
            looked.put(place, new Looked(keep, from));
            if (from.isBefore(until) && !pause.after(Duration.ofNanos(nanos.getAsLong() - begun))) {
                return false;
            }
        }
        return true;
    }

    /** From the start again when the limit is another one, or when the clock went back: what ended then is not behind. */
    private static Instant begin(@Nullable Looked before, Duration keep, Instant until) {
        return before == null || !before.keep().equals(keep) || before.until().isAfter(until)
                ? Instant.EPOCH
                : before.until();
    }
}
