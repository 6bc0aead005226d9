package dev.quarterdeck.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A worker.
 *
 * @param id as jobs name it: {@code host/pid}, or {@code host/pid.2} and so on for those beside it in one process
 * @param processStart when the process started, by the operating system's own mark; tells a pid from its successor
 * @param bootId names the run of the host's kernel and its pid namespace; empty when unknown
 * @param queues the queues that it serves; empty for every queue
 * @param running how many jobs it runs now
 * @param quiet whether an operator told it to take no more jobs; the store keeps this, a beat does not change it
 */
public record WorkerInfo(
        String id,
        String host,
        long pid,
        String processStart,
        String bootId,
        int threads,
        List<String> queues,
        int running,
        Instant startedAt,
        Instant beatAt,
        boolean quiet) {

    public WorkerInfo {
        queues = List.copyOf(queues);
    }

    /** A worker beats every ten seconds at least. */
    private static final Duration ALIVE = Duration.ofSeconds(60);

    /** Whether it works, as far as its last beat tells: a process that only manages has no threads. */
    public boolean worksAt(Instant now) {
        return threads > 0 && beatAt.isAfter(now.minus(ALIVE));
    }

    /** What a worker says of itself. */
    public WorkerInfo(
            String id,
            String host,
            long pid,
            String processStart,
            String bootId,
            int threads,
            List<String> queues,
            int running,
            Instant startedAt,
            Instant beatAt) {
        this(id, host, pid, processStart, bootId, threads, queues, running, startedAt, beatAt, false);
    }
}
