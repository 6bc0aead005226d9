package dev.quarterdeck.console;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.Backlog;
import dev.quarterdeck.store.Counts;
import dev.quarterdeck.store.Footprint;
import dev.quarterdeck.text.Ages;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The figures about the target as they were last read; what was not read yet is null.
 *
 * @param paused the queues that are paused
 * @param workers how many worker processes are alive; null while unknown
 * @param freeDisk free bytes on the target's disk; null while unknown, and where that is elsewhere
 */
record Figures(
        @Nullable Counts counts,
        @Nullable Backlog backlog,
        Throughput throughput,
        @Nullable Footprint footprint,
        Set<String> paused,
        @Nullable Integer workers,
        @Nullable Long freeDisk) {

    static final Figures UNKNOWN = new Figures(null, null, Throughput.UNKNOWN, null, Set.of(), null, null);

    Figures {
        paused = Set.copyOf(paused);
    }

    OptionalLong count(JobState state) {
        return counts == null ? OptionalLong.empty() : OptionalLong.of(counts.of(state));
    }

    /** {@code 1,204}; {@code 10,000+} where there may be more; empty while nobody has counted. */
    Optional<String> countText(JobState state) {
        if (counts == null) {
            return Optional.empty();
        }
        long count = counts.of(state);
        return Optional.of(Ages.number(count) + (counts.capped() && count >= Counts.CAP ? "+" : ""));
    }

    Figures with(Counts newCounts, Set<String> newPaused) {
        return new Figures(newCounts, backlog, throughput, footprint, newPaused, workers, freeDisk);
    }

    Figures with(Backlog newBacklog) {
        return new Figures(counts, newBacklog, throughput, footprint, paused, workers, freeDisk);
    }

    Figures with(Throughput newThroughput) {
        return new Figures(counts, backlog, newThroughput, footprint, paused, workers, freeDisk);
    }

    Figures with(Footprint newFootprint, int newWorkers, @Nullable Long newFreeDisk) {
        return new Figures(counts, backlog, throughput, newFootprint, paused, newWorkers, newFreeDisk);
    }
}
