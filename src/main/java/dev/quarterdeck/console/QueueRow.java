package dev.quarterdeck.console;

import dev.quarterdeck.job.Durations;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.QueueLimits;
import dev.quarterdeck.store.Counts;
import dev.quarterdeck.store.FlowMinute;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.QueueInfo;
import dev.quarterdeck.text.SafeText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One queue as the list shows it. The name and the limits are harmless; the queue's own name is kept for commands and
 * filters, and never drawn.
 *
 * @param in jobs that came in during the last sixty seconds, as well as whole minutes tell
 * @param out jobs that were done in them
 */
record QueueRow(
        String queue,
        String name,
        @Nullable Instant pausedAt,
        String limits,
        long pending,
        long locked,
        long done,
        long dead,
        long in,
        long out)
        implements Row {

    /** Every queue that is known or has jobs, by name. */
    static List<QueueRow> read(JobReader store) {
        Instant now = store.clock().instant();
        Counts counts = store.counts();
        List<FlowMinute> flow = store.flow(now.truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(1)));
        return QueueInfo.all(store.queues(), counts).stream()
                .map(queue -> of(queue, counts, flow, now))
                .toList();
    }

    private static QueueRow of(QueueInfo queue, Counts counts, List<FlowMinute> flow, Instant now) {
        String name = queue.name();
        return new QueueRow(
                name,
                SafeText.line(name),
                queue.pausedAt(),
                limits(queue.limits()),
                counts.of(name, JobState.PENDING),
                counts.of(name, JobState.LOCKED),
                counts.of(name, JobState.DONE),
                counts.of(name, JobState.DEAD),
                lastMinute(flow, name, FlowMinute::enqueued, now),
                lastMinute(flow, name, FlowMinute::completed, now));
    }

    /** The minute under way, and of the one before as large a part as the sixty seconds reach into it. */
    private static long lastMinute(
            List<FlowMinute> flow, String queue, ToLongFunction<FlowMinute> figure, Instant now) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        double ofBefore = 1 - Duration.between(minute, now).toMillis() / 60_000.0;
        return Math.round(flow.stream()
                .filter(each -> each.queue().equals(queue) && !each.minute().isAfter(minute))
                .mapToDouble(each -> figure.applyAsLong(each) * (each.minute().equals(minute) ? 1 : ofBefore))
                .sum());
    }

    /** {@code 50/s, max 4, pause after 50/1m dead}; empty without limits. */
    private static String limits(QueueLimits limits) {
        var parts = new ArrayList<String>();
        if (limits.rate() != null) {
            parts.add(limits.rate().format());
        }
        if (limits.running() != null) {
            parts.add("max " + limits.running());
        }
        if (limits.pauseAfterDead() != null) {
            parts.add("pause after " + limits.pauseAfterDead().format() + " dead");
        }
        if (limits.keepDone() != null) {
            parts.add("done for " + Durations.format(limits.keepDone()));
        }
        if (limits.keepDead() != null) {
            parts.add("dead for " + Durations.format(limits.keepDead()));
        }
        return String.join(", ", parts);
    }

    boolean paused() {
        return pausedAt != null;
    }

    /** A queue is known by its name; of that a number as good as unique. */
    @Override
    public long id() {
        return UUID.nameUUIDFromBytes(queue.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
    }
}
