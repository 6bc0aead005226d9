package dev.quarterdeck.store.postgres;

import dev.quarterdeck.store.shared.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What went through the queues in one transaction; added to the present minute once, at its end. */
final class FlowDeltas {
    /** 1 the shard, 6 the minute, 7 to 14 the rows as arrays. */
    static final String ADD = add(
            "?1",
            "?6",
            "unnest(?7::text[], ?8::bigint[], ?9::bigint[], ?10::bigint[], ?11::bigint[], ?12::bigint[], ?13::bigint[],"
                    + " ?14::bigint[])");

    private final long minuteMillis;
    private final Map<String, long[]> byQueue = new TreeMap<>();

    FlowDeltas(long nowMillis) {
        this.minuteMillis = Flow.minuteOf(nowMillis);
    }

    /** @param rows of the queue and its figures in the order of {@link Flow}, as SQL */
    static String add(String shard, String minute, String rows) {
        return "INSERT INTO flow (minute, queue, shard, enqueued, started, completed, failed, dead, wait_millis,"
                + " run_millis) SELECT " + minute + ", d.queue, " + shard + ", d.enqueued, d.started, d.completed,"
                + " d.failed, d.dead, d.wait_millis, d.run_millis FROM " + rows
                + " AS d (queue, enqueued, started, completed, failed, dead, wait_millis, run_millis)"
                + " ON CONFLICT (minute, queue, shard) DO UPDATE SET enqueued = flow.enqueued + excluded.enqueued,"
                + " started = flow.started + excluded.started, completed = flow.completed + excluded.completed,"
                + " failed = flow.failed + excluded.failed, dead = flow.dead + excluded.dead,"
                + " wait_millis = flow.wait_millis + excluded.wait_millis,"
                + " run_millis = flow.run_millis + excluded.run_millis";
    }

    void add(String queue, Flow figure, long amount) {
        byQueue.computeIfAbsent(queue, name -> new long[Flow.values().length])[figure.ordinal()] += amount;
    }

    boolean isEmpty() {
        return byQueue.isEmpty();
    }

    long minuteMillis() {
        return minuteMillis;
    }

    /** The values of {@link #ADD} from 7 on. */
    List<String> values() {
        List<String> values = new ArrayList<>();
        values.add(Literals.array(byQueue.keySet()));
        for (Flow figure : Flow.values()) {
            values.add(Literals.array(byQueue.values().stream()
                    .mapToLong(figures -> figures[figure.ordinal()])
                    .toArray()));
        }
        return values;
    }
}
