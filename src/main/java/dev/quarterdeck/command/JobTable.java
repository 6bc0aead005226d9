package dev.quarterdeck.command;

import dev.quarterdeck.job.Headline;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.text.Ages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes jobs as a table for people. */
final class JobTable {
    private static final int QUEUE_CELLS = 10;
    private static final int TYPE_CELLS = 16;
    private static final int NAME_CELLS = 12;

    private final Table table;
    private final Instant now;

    JobTable(Output output, Instant now) {
        this.now = now;
        this.table = new Table(
                output,
                List.of(
                        Table.Column.right("id"),
                        Table.Column.left("state"),
                        Table.Column.left("priority"),
                        Table.Column.left("queue", QUEUE_CELLS),
                        Table.Column.left("type", TYPE_CELLS),
                        Table.Column.left("name", NAME_CELLS),
                        Table.Column.right("tries"),
                        Table.Column.right("age"),
                        Table.Column.left("detail")));
    }

    void rows(List<Job> jobs) {
        table.rows(jobs.stream().map(this::row).toList());
    }

    private List<Cell> row(Job job) {
        return List.of(
                Cell.of(job.id()),
                Cell.of(job.state()),
                Cell.of(job.priority().word()),
                Cell.of(job.queue()),
                Cell.of(job.type()),
                Cell.of(job.name()),
                Cell.of(job.attempts() + "/" + (job.maxRetries() + 1)),
                Cell.of(Ages.brief(job.ageAt(now))),
                Cell.of(detail(job, now)));
    }

    /** What is most worth knowing about a job in its state, as one text. */
    static String detail(Job job, Instant now) {
        return switch (job.state()) {
            case PENDING -> joined(due(job, now), job.error());
            case LOCKED -> joined(lease(job, now), job.worker());
            case DONE -> joined("", job.result());
            case DEAD -> joined(word(job.reason()), job.error());
        };
    }

    private static String due(Job job, Instant now) {
        return job.readyAt(now) ? "" : "due in " + Ages.brief(Duration.between(now, job.runAt()));
    }

    private static String lease(Job job, Instant now) {
        Instant until = job.leaseUntil();
        if (until == null) {
            return "";
        }
        String asked = job.cancelAsked() ? "asked to stop, " : "";
        return job.orphanedAt(now)
                ? asked + "lease over since " + Ages.brief(Duration.between(until, now))
                : asked + "lease " + Ages.brief(Duration.between(now, until));
    }

    static String word(@Nullable Reason reason) {
        return reason == null ? "" : reason.word();
    }

    private static String joined(String first, @Nullable String text) {
        // The table has no room for the other lines.
        String second = Headline.of(text);
        if (second.isEmpty()) {
            return first;
        }
        return first.isEmpty() ? second : first + ": " + second;
    }
}
