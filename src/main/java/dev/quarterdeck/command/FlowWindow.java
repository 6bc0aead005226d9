package dev.quarterdeck.command;

import dev.quarterdeck.store.FlowMinute;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A span of time, cut into steps of equal length.
 *
 * @param first the first moment of the oldest step
 */
public record FlowWindow(Instant first, Duration step, int count) {

    /** As many steps as the span needs, on the clock's own marks; the last one is that of this moment. */
    public static FlowWindow upTo(Instant now, Duration span, Duration step) {
        int count = (int) Math.max(1, span.plus(step).minusMillis(1).dividedBy(step));
        return new FlowWindow(startOf(now, step).minus(step.multipliedBy(count - 1)), step, count);
    }

    private static Instant startOf(Instant moment, Duration step) {
        long millis = step.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(moment.toEpochMilli(), millis) * millis);
    }

    /** Every step, those too in which nothing happened. */
    public List<FlowStep> together(List<FlowMinute> minutes, @Nullable String queue) {
        var steps = new TreeMap<Instant, FlowStep>();
        for (int i = 0; i < count; i++) {
            Instant at = first.plus(step.multipliedBy(i));
            steps.put(at, FlowStep.empty(at, queue));
        }
        // Minutes that lie ahead, as after the clock was set back, are in no step.
        minutes.forEach(
                minute -> steps.computeIfPresent(startOf(minute.minute(), step), (at, sum) -> sum.plus(minute)));
        return new ArrayList<>(steps.values());
    }

    /** The steps of each queue in which something happened. */
    List<FlowStep> byQueue(List<FlowMinute> minutes) {
        Instant end = first.plus(step.multipliedBy(count));
        var steps = new TreeMap<Instant, TreeMap<String, FlowStep>>();
        for (FlowMinute minute : minutes) {
            Instant at = startOf(minute.minute(), step);
            if (at.isBefore(end)) {
                steps.computeIfAbsent(at, none -> new TreeMap<>())
                        .compute(minute.queue(), (queue, sum) -> (sum == null ? FlowStep.empty(at, queue) : sum)
                                .plus(minute));
            }
        }
        return steps.values().stream()
                .flatMap(queues -> queues.values().stream())
                .toList();
    }
}
