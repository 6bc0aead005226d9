package dev.quarterdeck.store.postgres;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.store.shared.Columns;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the counts by queue, state and reason change in one transaction; written once, at its end. */
final class CountDeltas {

    /** 1 the shard, 2 to 5 the rows as arrays. */
    static final String ADD = add("?1", "unnest(?2::text[], ?3::smallint[], ?4::smallint[], ?5::bigint[])");

    private static final Comparator<Group> BY_ROW =
            Comparator.comparing(Group::queue).thenComparing(Group::stateNumber).thenComparing(Group::reasonNumber);

    private final Map<Group, Long> deltas = new HashMap<>();

    private record Group(
            String queue, JobState state, @Nullable Reason reason) {

        int stateNumber() {
            return state.ordinal();
        }

        int reasonNumber() {
            return reason == null ? Columns.NO_REASON : reason.ordinal();
        }
    }

    /** @param rows of queue, state, reason and by how much, as SQL; in the order in which everybody writes them */
    static String add(String shard, String rows) {
        return "INSERT INTO job_count (queue, state, reason, shard, n) SELECT d.queue, d.state, d.reason, " + shard
                + ", d.n FROM " + rows + " AS d (queue, state, reason, n)"
                + " ON CONFLICT (queue, state, reason, shard) DO UPDATE SET n = job_count.n + excluded.n";
    }

    void add(String queue, JobState state, @Nullable Reason reason, long jobs) {
        deltas.merge(new Group(queue, state, reason), jobs, Long::sum);
    }

    boolean isEmpty() {
        return deltas.isEmpty();
    }

    /** The values of {@link #ADD} from 2 on, in the order of the rows, as everybody writes them. */
    List<String> values() {
        deltas.values().removeIf(jobs -> jobs == 0);
        List<Group> groups = deltas.keySet().stream().sorted(BY_ROW).toList();
        return List.of(
                Literals.array(groups.stream().map(Group::queue).toList()),
                Literals.array(groups.stream().mapToLong(Group::stateNumber).toArray()),
                Literals.array(groups.stream().mapToLong(Group::reasonNumber).toArray()),
                Literals.array(groups.stream().mapToLong(deltas::get).toArray()));
    }
}
