package dev.quarterdeck.http;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads for requests that wait for a job or for the disk; gone soon after they have nothing to do. */
final class WaitingThreads {
    private static final long IDLE_SECONDS = 5;

    private WaitingThreads() {}

    /** A pool that refuses what is more than so many at a time. */
    static ThreadPoolExecutor atMost(int threads) {
        AtomicInteger made = new AtomicInteger();
        return new ThreadPoolExecutor(
                0,
                threads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> {
                    Thread thread = new Thread(task, "qdeck-http-waiting-" + made.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                },
                (task, pool) -> {
                    throw Refusal.unavailable("too many requests wait for a job", 1);
                });
    }
}
