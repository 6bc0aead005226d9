package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.store.shared.Columns;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the counts by queue, state and reason change in one transaction; written once, at its end. */
final class CountDeltas {

    static final String ADD = "INSERT INTO job_count (queue, state, reason, n) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT DO UPDATE SET n = n + excluded.n";

    private final Map<Group, Long> deltas = new HashMap<>();

    private record Group(
            String queue, JobState state, @Nullable Reason reason) {}

    void add(String queue, JobState state, @Nullable Reason reason, long jobs) {
        deltas.merge(new Group(queue, state, reason), jobs, Long::sum);
    }

    /** What has been added of a state that needs no reason, and is not in the table yet. */
    long of(String queue, JobState state) {
        return deltas.getOrDefault(new Group(queue, state, null), 0L);
    }

    void write(Transaction transaction) throws SQLException {
        for (Map.Entry<Group, Long> delta : deltas.entrySet()) {
            if (delta.getValue() != 0) {
                Group group = delta.getKey();
                transaction.update(
                        ADD,
                        group.queue(),
                        group.state().ordinal(),
                        group.reason() == null
                                ? Columns.NO_REASON
                                : group.reason().ordinal(),
                        delta.getValue());
            }
        }
    }
}
