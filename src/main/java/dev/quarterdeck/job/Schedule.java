package dev.quarterdeck.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job that is enqueued again and again.
 *
 * @param name unique among the schedules of a target; 1 to {@value #MAX_NAME_LENGTH} characters
 * @param cron when, in five fields: minute, hour, day of month, month, day of week
 * @param zone the id of the time zone in which the fields are understood; a text like the cron, because whoever wrote it
 *     may have known more zones
 * @param job what is enqueued; without a key, a run time or a delay, which each tick sets
 * @param nextAt the next tick
 * @param lastAt the last tick that was enqueued; null before the first
 * @param pausedAt since when it rests; null when it does not
 */
public record Schedule(
        String name,
        String cron,
        String zone,
        NewJob job,
        Instant nextAt,
        @Nullable Instant lastAt,
        @Nullable Instant pausedAt) {

    /** So long that a tick's key, {@code NAME@2026-03-01T12:00:00Z}, is still a key. */
    public static final int MAX_NAME_LENGTH = 200;

    public Schedule {
        NewJob.checkName("schedule name", name, MAX_NAME_LENGTH);
        if (job.key() != null || job.runAt() != null || job.delay() != null) {
            throw new IllegalArgumentException(
                    "expected a job without key, run time and delay: each tick sets its own");
        }
    }

    public boolean paused() {
        return pausedAt != null;
    }

    /** The same schedule, of another job. */
    public Schedule withJob(NewJob newJob) {
        return new Schedule(name, cron, zone, newJob, nextAt, lastAt, pausedAt);
    }

    /** This one in the place of an earlier one: it had that one's ticks, and rests if that does. */
    public Schedule inPlaceOf(Schedule earlier) {
        return new Schedule(name, cron, zone, job, nextAt, earlier.lastAt, earlier.pausedAt);
    }

    /** The job of one tick, whose key makes it one job however many processes enqueue it. */
    public NewJob jobAt(Instant tick) {
        return job.key(name + "@" + tick);
    }
}
