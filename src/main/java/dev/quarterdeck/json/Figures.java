package dev.quarterdeck.json;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.QueueLimits;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.store.Backlog;
import dev.quarterdeck.store.Counts;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.QueueInfo;
import dev.quarterdeck.store.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a target stands at one moment. */
public record Figures(String target, Instant at, Counts counts, Backlog backlog, List<QueueFigures> queues) {

    /** One queue. */
    public record QueueFigures(
            String queue,
            @Nullable Instant pausedAt,
            QueueLimits limits,
            long pending,
            long locked,
            long done,
            long dead) {
        public boolean paused() {
            return pausedAt != null;
        }

        public void json(JsonLine line) {
            line.text("queue", queue)
                    .flag("paused", paused())
                    .number("pending", pending)
                    .number("locked", locked)
                    .number("done", done)
                    .number("dead", dead);
        }
    }

    public static Figures of(JobReader reader, Instant at) {
        Standing standing = reader.standing();
        return new Figures(
                reader.target().text(), at, standing.counts(), standing.backlog(), queues(reader, standing.counts()));
    }

    /** Every queue that is known or has jobs, by name. */
    public static List<QueueFigures> queues(JobReader reader, Counts counts) {
        return QueueInfo.all(reader.queues(), counts).stream()
                .map(queue -> figures(queue, counts))
                .toList();
    }

    private static QueueFigures figures(QueueInfo queue, Counts counts) {
        String name = queue.name();
        return new QueueFigures(
                name,
                queue.pausedAt(),
                queue.limits(),
                counts.of(name, JobState.PENDING),
                counts.of(name, JobState.LOCKED),
                counts.of(name, JobState.DONE),
                counts.of(name, JobState.DEAD));
    }

    /** How long the oldest ready job waits for a worker, in whole seconds; null when none is ready. */
    public @Nullable Long oldestReadySeconds() {
        Instant oldest = backlog.oldestReadyAt();
        return oldest == null ? null : Math.max(0, Duration.between(oldest, at).toSeconds());
    }

    public void json(JsonLine line) {
        line.text("target", target)
                .time("at", at)
                .number("total", counts.total())
                .number("pending", counts.of(JobState.PENDING))
                .number("ready", backlog.ready())
                .number("scheduled", backlog.scheduled())
                .number("locked", counts.of(JobState.LOCKED))
                .number("orphaned", backlog.orphaned())
                .number("done", counts.of(JobState.DONE))
                .number("dead", counts.of(JobState.DEAD))
                .number("exhausted", counts.of(Reason.EXHAUSTED))
                .number("unprocessable", counts.of(Reason.UNPROCESSABLE))
                .number("cancelled", counts.of(Reason.CANCELLED))
                .number("oldest_ready_seconds", oldestReadySeconds())
                .objects("queues", queues, (each, queue) -> queue.json(each));
    }
}
