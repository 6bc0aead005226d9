package dev.quarterdeck.command;

import dev.quarterdeck.job.Durations;
import dev.quarterdeck.job.QueueLimits;
import dev.quarterdeck.job.Rate;
import dev.quarterdeck.json.JsonLine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A queue's limits as people and scripts read them. */
final class Limits {
    private Limits() {}

    static void json(JsonLine line, QueueLimits limits) {
        line.text("rate", rate(limits))
                .number("running_limit", number(limits.running()))
                .number("keep_done_seconds", seconds(limits.keepDone()))
                .number("keep_dead_seconds", seconds(limits.keepDead()))
                .text("pause_after_dead", pauseAfterDead(limits));
    }

    /** How many jobs may start in how long; null for any number. */
    static @Nullable String rate(QueueLimits limits) {
        Rate rate = limits.rate();
        return rate == null ? null : rate.format();
    }

    /** After how many deaths in how long it pauses itself; null for never. */
    static @Nullable String pauseAfterDead(QueueLimits limits) {
        Rate dead = limits.pauseAfterDead();
        return dead == null ? null : dead.format();
    }

    /** How many may run at a time; null for any number. */
    static @Nullable String running(QueueLimits limits) {
        Integer running = limits.running();
        return running == null ? null : running.toString();
    }

    /** How long jobs are kept; null for ever. */
    static @Nullable String keep(@Nullable Duration duration) {
        return duration == null ? null : Durations.format(duration);
    }

    private static @Nullable Long number(@Nullable Integer number) {
        return number == null ? null : (Long) number.longValue();
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : (Long) duration.toSeconds();
    }
}
