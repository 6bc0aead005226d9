package dev.quarterdeck.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an operator allows a queue. They hold across all the processes that work it.
 *
 * @param rate how many of its jobs may start in how long; null for any number
 * @param running how many of its jobs may be locked at a time, at least 1; null for any number
 * @param keepDone how long done jobs are kept; null for ever
 * @param keepDead how long dead jobs are kept; null for ever
 * @param pauseAfterDead the queue pauses itself when so many of its jobs died in so long, by no operator's doing, at most
 *     {@link #MAX_PAUSE_AFTER_DEAD}; null for never
 */
public record QueueLimits(
        @Nullable Rate rate,
        @Nullable Integer running,
        @Nullable Duration keepDone,
        @Nullable Duration keepDead,
        @Nullable Rate pauseAfterDead) {

    public static final QueueLimits NONE = new QueueLimits(null, null, null, null, null);

    /** The most deaths that a queue can wait for: they are counted at every death. */
    public static final int MAX_PAUSE_AFTER_DEAD = 1_000;

    public QueueLimits {
        if (running != null && running < 1) {
            throw new IllegalArgumentException(
                    "expected a limit of at least 1 running job, got: " + running + "; pause stops a queue");
        }
        checkKeep(keepDone);
        checkKeep(keepDead);
        if (pauseAfterDead != null && pauseAfterDead.jobs() > MAX_PAUSE_AFTER_DEAD) {
            throw new IllegalArgumentException("expected to pause after at most " + MAX_PAUSE_AFTER_DEAD
                    + " dead jobs, got: " + pauseAfterDead.jobs());
        }
    }

    public QueueLimits rate(@Nullable Rate newRate) {
        return new QueueLimits(newRate, running, keepDone, keepDead, pauseAfterDead);
    }

    public QueueLimits running(@Nullable Integer newRunning) {
        return new QueueLimits(rate, newRunning, keepDone, keepDead, pauseAfterDead);
    }

    public QueueLimits keepDone(@Nullable Duration newKeepDone) {
        return new QueueLimits(rate, running, newKeepDone, keepDead, pauseAfterDead);
    }

    public QueueLimits keepDead(@Nullable Duration newKeepDead) {
        return new QueueLimits(rate, running, keepDone, newKeepDead, pauseAfterDead);
    }

    public QueueLimits pauseAfterDead(@Nullable Rate newPauseAfterDead) {
        return new QueueLimits(rate, running, keepDone, keepDead, newPauseAfterDead);
    }

    private static void checkKeep(@Nullable Duration keep) {
        if (keep != null && (keep.isNegative() || keep.isZero() || keep.compareTo(NewJob.LONGEST) > 0)) {
            throw new IllegalArgumentException("expected to keep jobs for more than nothing and at most "
                    + NewJob.LONGEST.toDays() + " days, got: " + keep);
        }
    }
}
