package dev.quarterdeck.store.model;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.QueueLimits;
import dev.quarterdeck.job.Rate;
import dev.quarterdeck.store.QueueInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A bucket of tokens for each queue with a rate: one is taken out by each job that starts, and they drip in evenly. */
final class ModelLimits {
    private final Map<String, QueueInfo> queues;
    private final Collection<ModelJob> jobs;
    private final Map<String, Bucket> buckets = new HashMap<>();

    ModelLimits(Map<String, QueueInfo> queues, Collection<ModelJob> jobs) {
        this.queues = queues;
        this.jobs = jobs;
    }

    /** Its level at a moment; in microseconds' worth of dripping, so that nothing is rounded. */
    private record Bucket(Rate rate, long micros, Instant at) {
        static Bucket full(Rate rate, Instant now) {
            return new Bucket(rate, most(rate), now);
        }

        static long each(Rate rate) {
            return rate.per().toMillis() * 1_000 / rate.jobs();
        }

        static long most(Rate rate) {
            return Math.max(1, 1_000_000 / each(rate)) * each(rate);
        }

        /** A clock that was set back by more than the bucket holds says nothing about how full it is. */
        Bucket later(Instant now) {
            long level = micros + ChronoUnit.MICROS.between(at, now);
            return new Bucket(rate, level < 0 ? most(rate) : Math.min(level, most(rate)), now);
        }

        Bucket take() {
            return new Bucket(rate, micros - each(rate), at);
        }
    }

    boolean allow(String queue, Instant now) {
        QueueLimits limits = queues.get(queue).limits();
        Rate rate = limits.rate();
        boolean byRate = rate == null || bucket(queue, rate, now).micros() >= Bucket.each(rate);
        return byRate && (limits.running() == null || locked(queue) < limits.running());
    }

    /** When the rate lets the next job start; null when it does now. */
    @Nullable
    Instant freeAt(String queue, Instant now) {
        Rate rate = queues.get(queue).limits().rate();
        if (rate == null) {
            return null;
        }
        long missing = Bucket.each(rate) - bucket(queue, rate, now).micros();
        return missing <= 0 ? null : now.plus(missing, ChronoUnit.MICROS);
    }

    void start(String queue, Instant now) {
        Rate rate = queues.get(queue).limits().rate();
        if (rate != null) {
            buckets.put(queue, bucket(queue, rate, now).take());
        }
    }

    /** A new rate begins with a full bucket. */
    void changed(String queue, QueueLimits before, QueueLimits after) {
        Rate rate = after.rate();
        if (rate == null || !rate.equals(before.rate())) {
            buckets.remove(queue);
        }
    }

    long millisUntilNext(Instant now) {
        return queues.values().stream()
                .filter(queue -> queue.limits().rate() != null && !allow(queue.name(), now))
                .mapToLong(queue ->
                        Duration.ofNanos(1_000 * Bucket.each(queue.limits().rate()))
                                        .toMillis()
                                + 1)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private Bucket bucket(String queue, Rate rate, Instant now) {
        Bucket bucket = buckets.get(queue);
        return bucket == null ? Bucket.full(rate, now) : bucket.later(now);
    }

    private long locked(String queue) {
        return jobs.stream()
                .filter(job -> job.state == JobState.LOCKED && job.made.queue().equals(queue))
                .count();
    }
}
