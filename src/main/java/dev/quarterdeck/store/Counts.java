package dev.quarterdeck.store;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Reason;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The number of jobs by queue, state and reason.
 *
 * @param capped where a number of {@link #CAP} means as many or more; otherwise every number is exact
 */
public record Counts(List<Row> rows, boolean capped) {

    /** As far as is counted where counting takes long. */
    public static final long CAP = 10_000;

    public Counts {
        rows = List.copyOf(rows);
    }

    /** Exact counts. */
    public Counts(List<Row> rows) {
        this(rows, false);
    }

    /**
     * One group; groups without jobs are left out.
     *
     * @param reason null unless the state is dead
     */
    public record Row(
            String queue, JobState state, @Nullable Reason reason, long count) {}

    public long total() {
        return sum(row -> true);
    }

    public long of(JobState state) {
        return sum(row -> row.state() == state);
    }

    public long of(Reason reason) {
        return sum(row -> row.reason() == reason);
    }

    public long of(String queue, JobState state) {
        return sum(row -> row.state() == state && row.queue().equals(queue));
    }

    /**
     * The pending and locked jobs.
     *
     * @param queues of these queues; empty for every queue
     */
    public long unfinished(Set<String> queues) {
        return sum(row -> (row.state() == JobState.PENDING || row.state() == JobState.LOCKED)
                && (queues.isEmpty() || queues.contains(row.queue())));
    }

    private long sum(Predicate<Row> wanted) {
        return rows.stream().filter(wanted).mapToLong(Row::count).sum();
    }
}
