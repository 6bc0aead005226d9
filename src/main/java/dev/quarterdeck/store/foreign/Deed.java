package dev.quarterdeck.store.foreign;

import dev.quarterdeck.job.JobState;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an owner itself would do what one of our verbs wants.
 *
 * @param from the states in which the owner's own statement leaves the file sound
 * @param writes the columns that it writes; none when it deletes the row
 */
record Deed(Set<JobState> from, Map<String, Value> writes) {

    static Deed delete(JobState... from) {
        return new Deed(set(from), Map.of());
    }

    static Deed update(JobState... from) {
        return new Deed(set(from), Map.of());
    }

    Deed with(String column, Value value) {
        var more = new LinkedHashMap<>(writes);
        more.put(column, value);
        return new Deed(from, more);
    }

    boolean deletes() {
        return writes.isEmpty();
    }

    /** What the columns that it writes hold afterwards. */
    Map<String, @Nullable Object> after(Map<String, @Nullable Object> row, Instant now, @Nullable String reason) {
        var after = new LinkedHashMap<String, @Nullable Object>();
        writes.forEach((column, value) -> after.put(column, value.of(row, now, reason)));
        return after;
    }

    private static Set<JobState> set(JobState... states) {
        var set = EnumSet.noneOf(JobState.class);
        set.addAll(Set.of(states));
        return set;
    }
}
