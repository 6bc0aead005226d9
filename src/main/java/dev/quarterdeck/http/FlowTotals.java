package dev.quarterdeck.http;

import dev.quarterdeck.store.FlowMinute;
import dev.quarterdeck.store.JobReader;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What went through the queues since the beginning, by whichever process: the store keeps it by the minute, and a minute
 * grows until it is over. For use by one thread at a time.
 */
final class FlowTotals {
    /** After so long nobody writes to a minute any more: a transaction that began in it has long ended. */
    private static final Duration SETTLED = Duration.ofMinutes(2);

    private final JobReader reader;
    private final Map<String, Total> settled = new HashMap<>();
    private final Map<String, Total> before = new HashMap<>();
    private Map<String, Total> now = Map.of();
    private Instant from;

    /** What went through one queue. */
    record Total(long enqueued, long started, long completed, long failed, long dead) {
        static final Total NONE = new Total(0, 0, 0, 0, 0);

        static Total of(FlowMinute minute) {
            return new Total(minute.enqueued(), minute.started(), minute.completed(), minute.failed(), minute.dead());
        }

        Total plus(Total other) {
            return new Total(
                    enqueued + other.enqueued,
                    started + other.started,
                    completed + other.completed,
                    failed + other.failed,
                    dead + other.dead);
        }

        Total minus(Total other) {
            return plus(new Total(-other.enqueued, -other.started, -other.completed, -other.failed, -other.dead));
        }
    }

    FlowTotals(JobReader reader) {
        this.reader = reader;
        this.from = reader.clock().instant().minus(SETTLED);
        reader.flow(from).forEach(minute -> add(before, minute));
    }

    void read() {
        Instant settledUntil = reader.clock().instant().minus(SETTLED);
        Map<String, Total> open = new HashMap<>();
        Instant next = from;
        for (FlowMinute minute : reader.flow(from)) {
            Instant end = minute.minute().plusSeconds(60);
            if (end.isAfter(settledUntil)) {
                add(open, minute);
            } else {
                add(settled, minute);
                next = end.isAfter(next) ? end : next;
            }
        }
        from = next;
        settled.forEach((queue, total) -> open.merge(queue, total, Total::plus));
        before.forEach((queue, total) -> open.computeIfPresent(queue, (name, all) -> all.minus(total)));
        now = open;
    }

    /** As it stood when it was read last. */
    Map<String, Total> byQueue() {
        return now;
    }

    private static void add(Map<String, Total> totals, FlowMinute minute) {
        totals.merge(minute.queue(), Total.of(minute), Total::plus);
    }
}
