package dev.quarterdeck.store.sqlite;

import dev.quarterdeck.store.shared.Flow;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** What went through the queues in one transaction; added to the present minute once, at its end. */
final class FlowDeltas {
    private final long minuteMillis;
    private final Map<String, long[]> byQueue = new HashMap<>();

    FlowDeltas(long nowMillis) {
        this.minuteMillis = Flow.minuteOf(nowMillis);
    }

    void add(String queue, Flow figure, long amount) {
        byQueue.computeIfAbsent(queue, name -> new long[Flow.values().length])[figure.ordinal()] += amount;
    }

    void write(Transaction transaction) throws SQLException {
        for (Map.Entry<String, long[]> entry : byQueue.entrySet()) {
            long[] f = entry.getValue();
            transaction.update(
                    "INSERT INTO flow (minute, queue, enqueued, started, completed, failed, dead, wait_millis,"
                            + " run_millis) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                            + " enqueued = enqueued + excluded.enqueued, started = started + excluded.started,"
                            + " completed = completed + excluded.completed, failed = failed + excluded.failed,"
                            + " dead = dead + excluded.dead, wait_millis = wait_millis + excluded.wait_millis,"
                            + " run_millis = run_millis + excluded.run_millis",
                    minuteMillis,
                    entry.getKey(),
                    f[0],
                    f[1],
                    f[2],
                    f[3],
                    f[4],
                    f[5],
                    f[6]);
        }
    }
}
