package dev.quarterdeck.http;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads for requests that wait, gone soon after they have nothing to do; what is too much is refused for now. */
final class WaitingThreads {
    private static final long IDLE_SECONDS = 5;
    private static final int WRITERS = 8;
    private static final int MAX_QUEUED_WRITES = 1024;

    private WaitingThreads() {}

    /** For those who wait for a job, so many at a time. */
    static ThreadPoolExecutor forJobs(int threads) {
        return pool("claims", 0, threads, new SynchronousQueue<>(), "too many requests wait for a job");
    }

    /** For those who wait for the disk alone; apart, so that a crowd that waits for jobs does not hold up heartbeats. */
    static ThreadPoolExecutor forWrites() {
        var queue = new LinkedBlockingQueue<Runnable>(MAX_QUEUED_WRITES);
        ThreadPoolExecutor pool = pool("writes", WRITERS, WRITERS, queue, "too many requests wait for the disk");
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadPoolExecutor pool(
            String name, int least, int most, BlockingQueue<Runnable> queue, String refusal) {
        AtomicInteger made = new AtomicInteger();
        return new ThreadPoolExecutor(
                least,
                most,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                queue,
                task -> {
                    Thread thread = new Thread(task, "qdeck-http-" + name + "-" + made.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                },
                (task, pool) -> {
                    throw Refusal.unavailable(refusal, 1);
                });
    }
}
