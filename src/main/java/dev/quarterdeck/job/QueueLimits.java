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
 */
public record QueueLimits(
        @Nullable Rate rate,
        @Nullable Integer running,
        @Nullable Duration keepDone,
        @Nullable Duration keepDead) {

    public static final QueueLimits NONE = new QueueLimits(null, null, null, null);

    public QueueLimits {
        if (running != null && running < 1) {
            throw new IllegalArgumentException(
                    "expected a limit of at least 1 running job, got: " + running + "; pause stops a queue");
        }
        checkKeep(keepDone);
        checkKeep(keepDead);
    }

    public QueueLimits rate(@Nullable Rate newRate) {
        return new QueueLimits(newRate, running, keepDone, keepDead);
    }

    public QueueLimits running(@Nullable Integer newRunning) {
        return new QueueLimits(rate, newRunning, keepDone, keepDead);
    }

    public QueueLimits keepDone(@Nullable Duration newKeepDone) {
        return new QueueLimits(rate, running, newKeepDone, keepDead);
    }

    public QueueLimits keepDead(@Nullable Duration newKeepDead) {
        return new QueueLimits(rate, running, keepDone, newKeepDead);
    }

    private static void checkKeep(@Nullable Duration keep) {
        if (keep != null && (keep.isNegative() || keep.isZero() || keep.compareTo(NewJob.LONGEST) > 0)) {
            throw new IllegalArgumentException("expected to keep jobs for more than nothing and at most "
                    + NewJob.LONGEST.toDays() + " days, got: " + keep);
        }
    }
}
