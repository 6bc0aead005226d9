package dev.quarterdeck.store;

import dev.quarterdeck.job.Fingerprint;
import dev.quarterdeck.job.Headline;
import dev.quarterdeck.job.Messages;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts errors into groups by their cause, as a store reads them. */
public final class ErrorGrouping {
    private static final Comparator<ErrorGroup> MOST_FREQUENT_FIRST = Comparator.comparingLong(ErrorGroup::count)
            .thenComparing(ErrorGroup::last)
            .reversed()
            .thenComparing(ErrorGroup::fingerprint);

    private final Map<Cause, Jobs> groups = new HashMap<>();

    /** What a fingerprint is made of; there is one for each group, and one for each job would take too long. */
    private record Cause(String type, String message) {}

    private static final class Jobs {
        private long count;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;
        private long newest;
        private String error = "";

        void add(long id, String jobError, long since) {
            count++;
            first = Math.min(first, since);
            if (count == 1 || since > last || since == last && id > newest) {
                last = since;
                newest = id;
                error = jobError;
            }
        }
    }

    /** Adds a job that has an error; {@code since} in epoch milliseconds. */
    public void add(long id, String type, String error, long since) {
        groups.computeIfAbsent(new Cause(type, Messages.blanked(error)), cause -> new Jobs())
                .add(id, error, since);
    }

    /** The groups, those with the most jobs first, and of these the one with the newest. */
    public List<ErrorGroup> groups() {
        return groups.entrySet().stream()
                .map(group -> group(group.getKey(), group.getValue()))
                .sorted(MOST_FREQUENT_FIRST)
                .toList();
    }

    private static ErrorGroup group(Cause cause, Jobs jobs) {
        return new ErrorGroup(
                Fingerprint.ofMessage(cause.type(), cause.message()),
                cause.type(),
                cause.message(),
                Headline.of(jobs.error),
                jobs.count,
                Instant.ofEpochMilli(jobs.first),
                Instant.ofEpochMilli(jobs.last));
    }
}
