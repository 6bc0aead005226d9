package dev.quarterdeck.console;

import static java.util.stream.Collectors.groupingBy;

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
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One queue as the list shows it. The name and the limits are harmless; the queue's own name is kept for commands and
 * filters, and never drawn.
 *
 * @param in jobs that came in during the last sixty seconds, as well as whole minutes tell
 * @param out jobs that were done in them
 * @param outs jobs that were done in each of the last whole minutes, the oldest first
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
        long out,
        List<Double> outs)
        implements Row {
    /** How many minutes back the course of a queue goes. */
    static final int MINUTES = 15;

    QueueRow {
        outs = List.copyOf(outs);
    }

    /** Every queue that is known or has jobs, by name. */
    static List<QueueRow> read(JobReader store) {
        Instant now = store.clock().instant();
        Counts counts = store.counts();
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        Map<String, List<FlowMinute>> flow =
                store.flow(minute.minus(Duration.ofMinutes(MINUTES))).stream().collect(groupingBy(FlowMinute::queue));
        return QueueInfo.all(store.queues(), counts).stream()
                .map(queue -> of(queue, counts, flow.getOrDefault(queue.name(), List.of()), now))
                .toList();
    }

    private static QueueRow of(QueueInfo queue, Counts counts, List<FlowMinute> flow, Instant now) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
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
                lastMinute(flow, now, FlowMinute::enqueued),
                lastMinute(flow, now, FlowMinute::completed),
                IntStream.rangeClosed(-MINUTES, -1)
                        .mapToObj(i -> (double) sum(flow, minute.plus(Duration.ofMinutes(i)), FlowMinute::completed))
                        .toList());
    }

    /** The minute under way, and of the one before as large a part as the sixty seconds reach into it. */
    private static long lastMinute(List<FlowMinute> flow, Instant now, ToLongFunction<FlowMinute> figure) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        double ofBefore = 1 - Duration.between(minute, now).toMillis() / 60_000.0;
        return sum(flow, minute, figure)
                + Math.round(ofBefore * sum(flow, minute.minus(Duration.ofMinutes(1)), figure));
    }

    private static long sum(List<FlowMinute> flow, Instant minute, ToLongFunction<FlowMinute> figure) {
        return flow.stream()
                .filter(each -> each.minute().equals(minute))
                .mapToLong(figure)
                .sum();
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

    @Override
    public String words() {
        return name + " " + limits;
    }
}
