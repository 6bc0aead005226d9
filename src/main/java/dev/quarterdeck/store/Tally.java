package dev.quarterdeck.store;

import dev.quarterdeck.job.Transitions.Situation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The jobs of a selection, exactly counted, in groups that an event treats alike. */
public record Tally(List<Group> groups) {

    public Tally {
        groups = List.copyOf(groups);
    }

    /**
     * One group.
     *
     * @param situation what decides; its attempts are only true to whether retries are left
     * @param oldest the earliest {@code since} among them
     * @param newest the latest {@code since} among them
     */
    public record Group(Situation situation, long count, Instant oldest, Instant newest) {}

    public long matched() {
        return groups.stream().mapToLong(Group::count).sum();
    }

    /** The earliest {@code since} of all; null when nothing matched. */
    public @Nullable Instant oldest() {
        return groups.stream().map(Group::oldest).min(Instant::compareTo).orElse(null);
    }

    /** The latest {@code since} of all; null when nothing matched. */
    public @Nullable Instant newest() {
        return groups.stream().map(Group::newest).max(Instant::compareTo).orElse(null);
    }
}
