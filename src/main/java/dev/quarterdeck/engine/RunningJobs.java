package dev.quarterdeck.engine;

import dev.quarterdeck.store.Lease;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The claims that a worker holds: those whose handlers run, and those that wait for their settlement. */
final class RunningJobs {
    private final Map<Lease, Running> jobs = new LinkedHashMap<>();
    private int handlers;

    /** A claim whose handler is about to run; it takes a slot until {@link #handlerEnded}. */
    synchronized void add(Running job) {
        jobs.put(job.lease(), job);
        handlers++;
    }

    synchronized void handlerEnded() {
        handlers--;
        notifyAll();
    }

    synchronized void remove(Running job) {
        jobs.remove(job.lease(), job);
        notifyAll();
    }

    synchronized @Nullable Running get(Lease lease) {
        return jobs.get(lease);
    }

    synchronized List<Running> all() {
        return List.copyOf(jobs.values());
    }

    /** How many handlers run. */
    synchronized int handlers() {
        return handlers;
    }

    synchronized boolean isEmpty() {
        return jobs.isEmpty();
    }

    /** Lets those who wait look again. */
    synchronized void touch() {
        notifyAll();
    }

    /** Waits until this holds, which only a change here or {@link #touch} makes it do; false when the time is over. */
    synchronized boolean await(BooleanSupplier condition, Duration atMost) throws InterruptedException {
        // A time that a long does not count in nanoseconds is as good as for ever.
        long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(atMost);
        while (!condition.getAsBoolean()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    /** Waits until this holds, however long it takes. */
    synchronized void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            wait();
        }
    }
}
