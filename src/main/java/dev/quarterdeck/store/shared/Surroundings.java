package dev.quarterdeck.store.shared;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.QueueWord;
import dev.quarterdeck.job.Rate;
import dev.quarterdeck.store.Circumstances;
import dev.quarterdeck.store.Counts;
import dev.quarterdeck.store.QueueInfo;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what lets jobs wait. */
public final class Surroundings {
    private final Questions sql;
    private final Instant now;

    private Surroundings(Questions sql, Instant now) {
        this.sql = sql;
        this.now = now;
    }

    public static Optional<Circumstances> ofJob(Questions sql, long id, Instant now) {
        Surroundings surroundings = new Surroundings(sql, now);
        return surroundings.sql.find(id).flatMap(job -> surroundings.read(job.queue(), job));
    }

    public static Optional<Circumstances> ofQueue(Questions sql, String queue, Instant now) {
        return new Surroundings(sql, now).read(queue, null);
    }

    private Optional<Circumstances> read(String name, @Nullable Job job) {
        return sql.queue(name).map(queue -> read(queue, job));
    }

    private Circumstances read(QueueInfo queue, @Nullable Job job) {
        long nowMillis = now.toEpochMilli();
        Counts counts = new Counts(sql.countsOf(queue.name()));
        return new Circumstances(
                now,
                job,
                queue,
                counts.of(JobState.PENDING),
                counts.of(JobState.LOCKED),
                ready(queue.name(), job, nowMillis),
                sql.orphanedOf(queue.name(), nowMillis, Circumstances.MOST_COUNTED + 1),
                sql.firstRunOf(queue.name(), nowMillis)
                        .map(Instant::ofEpochMilli)
                        .orElse(null),
                rateFreeAt(queue),
                sql.workers(),
                sql.manager(nowMillis).orElse(null),
                queue.paused()
                        ? sql.lastSaid("pause " + QueueWord.of(queue.name())).orElse(null)
                        : null);
    }

    /** Before no job in particular: with no priority, all of them. */
    private long ready(String queue, @Nullable Job job, long nowMillis) {
        long most = Circumstances.MOST_COUNTED + 1;
        return job == null
                ? sql.readyBefore(queue, 0, 0, 0, nowMillis, most)
                : sql.readyBefore(
                        queue,
                        job.priority().level(),
                        Math.min(job.runAt().toEpochMilli(), nowMillis + 1),
                        job.id(),
                        nowMillis,
                        most);
    }

    private @Nullable Instant rateFreeAt(QueueInfo queue) {
        Rate rate = queue.limits().rate();
        if (rate == null) {
            return null;
        }
        long usedUntil = sql.rateUsedUntil(queue.name());
        return rate.allows(usedUntil, now.toEpochMilli() * 1_000) > 0
                ? null
                : Instant.EPOCH.plus(rate.freeAt(usedUntil), ChronoUnit.MICROS);
    }
}
