package dev.quarterdeck.engine;

import dev.quarterdeck.store.Counts;
import dev.quarterdeck.store.JobStore;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the kept counts against the jobs while nothing goes on, since that reads them all, and mends what differs:
 * somebody wrote with other tools. Not safe for use by several threads.
 */
final class CountsWatch {
    /** Nothing went through in this last time: then nobody waits for the disk either. */
    private static final Duration STILL = Duration.ofMinutes(1);

    private static final Duration AT_MOST_EVERY = Duration.ofHours(1);
    private static final int MOST_TOLD = 5;

    private final JobStore store;
    private final Consumer<String> notes;
    private final LongSupplier nanos;
    private @Nullable Counts last;
    private boolean verified;
    private long verifiedAtNanos;

    CountsWatch(JobStore store, Consumer<String> notes, LongSupplier nanos) {
        this.store = store;
        this.notes = notes;
        this.nanos = nanos;
    }

    /** To be called once every {@link #STILL}: compares with the time before. */
    void round() {
        Counts now = store.counts();
        boolean same = now.equals(last);
        last = now;
        if (same && due() && nothingWentThrough()) {
            verified = true;
            verifiedAtNanos = nanos.getAsLong();
            tell(store.repair());
        }
    }

    private boolean due() {
        return !verified || nanos.getAsLong() - verifiedAtNanos >= AT_MOST_EVERY.toNanos();
    }

    private boolean nothingWentThrough() {
        return store.flow(store.clock().instant().minus(STILL)).isEmpty();
    }

    private void tell(List<String> wrong) {
        wrong.stream().limit(MOST_TOLD).forEach(line -> notes.accept("counts mended: " + line));
        if (wrong.size() > MOST_TOLD) {
            notes.accept("counts mended: and " + (wrong.size() - MOST_TOLD) + " more");
        }
    }
}
