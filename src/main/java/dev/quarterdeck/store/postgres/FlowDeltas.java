package dev.quarterdeck.store.postgres;

import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** What went through the queues in one transaction; added to the present minute once, at its end. */
final class FlowDeltas {
    private static final long MINUTE_MILLIS = 60_000;

    static final String ADD = "INSERT INTO flow (minute, queue, shard, enqueued, started, completed, failed, dead,"
            + " wait_millis, run_millis) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (minute, queue, shard) DO UPDATE SET enqueued = flow.enqueued + excluded.enqueued,"
            + " started = flow.started + excluded.started, completed = flow.completed + excluded.completed,"
            + " failed = flow.failed + excluded.failed, dead = flow.dead + excluded.dead,"
            + " wait_millis = flow.wait_millis + excluded.wait_millis,"
            + " run_millis = flow.run_millis + excluded.run_millis";

    private final long minuteMillis;
    private final Map<String, long[]> byQueue = new TreeMap<>();

    /** The figures of a queue, in the order of the table's columns. */
    enum Figure {
        ENQUEUED,
        STARTED,
        COMPLETED,
        FAILED,
        DEAD,
        WAIT_MILLIS,
        RUN_MILLIS
    }

    FlowDeltas(long nowMillis) {
        this.minuteMillis = minuteOf(nowMillis);
    }

    static long minuteOf(long millis) {
        return Math.floorDiv(millis, MINUTE_MILLIS) * MINUTE_MILLIS;
    }

    void add(String queue, Figure figure, long amount) {
        byQueue.computeIfAbsent(queue, name -> new long[Figure.values().length])[figure.ordinal()] += amount;
    }

    void write(Transaction transaction) throws SQLException {
        for (Map.Entry<String, long[]> entry : byQueue.entrySet()) {
            long[] f = entry.getValue();
            transaction.update(
                    ADD, minuteMillis, entry.getKey(), transaction.shard(), f[0], f[1], f[2], f[3], f[4], f[5], f[6]);
        }
    }
}
