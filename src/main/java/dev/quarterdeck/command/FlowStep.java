package dev.quarterdeck.command;

import dev.quarterdeck.store.FlowMinute;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What went through in one step of time.
 *
 * @param at the step's first moment
 * @param queue null for all queues together
 */
public record FlowStep(
        Instant at,
        @Nullable String queue,
        long enqueued,
        long started,
        long completed,
        long failed,
        long dead,
        long waitMillis,
        long runMillis) {

    static FlowStep empty(Instant at, @Nullable String queue) {
        return new FlowStep(at, queue, 0, 0, 0, 0, 0, 0, 0);
    }

    FlowStep plus(FlowMinute minute) {
        return new FlowStep(
                at,
                queue,
                enqueued + minute.enqueued(),
                started + minute.started(),
                completed + minute.completed(),
                failed + minute.failed(),
                dead + minute.dead(),
                waitMillis + minute.waitMillis(),
                runMillis + minute.runMillis());
    }

    /** How long a job was ready before it started, on average; null when none started. */
    @Nullable
    public Long averageWaitMillis() {
        return started == 0 ? null : (Long) (waitMillis / started);
    }

    /** How long a completed job ran, on average; null when none completed. */
    @Nullable
    public Long averageRunMillis() {
        return completed == 0 ? null : (Long) (runMillis / completed);
    }
}
