package dev.quarterdeck.engine;

import dev.quarterdeck.job.Job;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Passes notes on by a thread of its own, in their order. They are made on threads that hold the store's turn, a claim's
 * settlement or the heartbeat: a terminal or pipe that nobody reads must stop none of them.
 */
final class NoteRelay implements WorkerListener, AutoCloseable {
    /** More than these are not kept for a listener that does not keep up; it hears how many were left out. */
    static final int MOST_WAITING = 200;

    /** How long a listener that does not keep up may delay the end. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final WorkerListener listener;
    private final AtomicLong leftOut = new AtomicLong();
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), new DaemonThreads("qdeck-notes"));

    NoteRelay(WorkerListener listener) {
        this.listener = listener;
    }

    /** Returns at once. */
    @Override
    public void note(String line) {
        try {
            thread.execute(() -> pass(line));
        } catch (RejectedExecutionException e) {
            leftOut.incrementAndGet();
        }
    }

    @Override
    public void ended(Job job, Ending ending) {
        listener.ended(job, ending);
    }

    /** Passes on what waits, if the listener takes it in time. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(String line) {
        listener.note(line);
        long count = leftOut.getAndSet(0);
        if (count > 0) {
            listener.note(count + " notes were left out: they came faster than they were taken");
        }
    }
}
