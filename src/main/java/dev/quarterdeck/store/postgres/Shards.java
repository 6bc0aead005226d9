package dev.quarterdeck.store.postgres;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which part of the counts each connection writes to. Those of one process have different ones as a rule, because who shares
 * one waits for the other's commit. Safe for use by many threads.
 */
final class Shards {
    /** Beyond this many the connections of the past fill the map. */
    private static final int MOST_KEPT = 1_000;

    private final Map<Integer, Integer> byBackend = new ConcurrentHashMap<>();

    /** Somewhere else in each process. */
    private final AtomicInteger next =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(Schema.SHARDS));

    int of(int backend) {
        if (byBackend.size() > MOST_KEPT) {
            byBackend.clear();
        }
        return byBackend.computeIfAbsent(backend, given -> next.getAndIncrement() % Schema.SHARDS);
    }
}
