package dev.quarterdeck.console;

import dev.quarterdeck.job.Durations;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.text.Ages;
import dev.quarterdeck.text.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The short fields of a job, as many to a line as fit. */
final class JobFacts {
    private static final int GAP = 3;

    private JobFacts() {}

    static List<Line> lines(JobRow row, Model model, int width) {
        var lines = new ArrayList<Line>();
        Line line = Line.EMPTY;
        for (Line fact : facts(row, model)) {
            if (line.cells() > 0 && line.cells() + GAP + fact.cells() > width) {
                lines.add(line);
                line = Line.EMPTY;
            }
            line = line.cells() == 0
                    ? fact
                    : line.plus(" ".repeat(GAP), Style.PLAIN).plus(fact);
        }
        lines.add(line);
        return lines;
    }

    private static List<Line> facts(JobRow row, Model model) {
        Job job = row.job();
        var facts = new ArrayList<Line>();
        facts.add(fact("queue", row.queue() + (model.figures().paused().contains(job.queue()) ? " (paused)" : "")));
        facts.add(fact("priority", job.priority().word()));
        facts.add(fact("tries", job.attempts() + " of " + (job.maxRetries() + 1)));
        facts.add(moment("created", job.createdAt(), model));
        facts.add(moment(job.state().word(), job.since(), model));
        facts.add(moment("run at", job.runAt(), model));
        Instant started = job.startedAt();
        if (started != null) {
            facts.add(moment("started", started, model));
        }
        if (!row.worker().isEmpty()) {
            facts.add(fact("worker", row.worker()));
        }
        Instant lease = job.leaseUntil();
        if (lease != null) {
            facts.add(moment("lease until", lease, model));
        }
        if (job.cancelAsked()) {
            facts.add(fact("asked to stop", "yes"));
        }
        Duration timeout = job.timeout();
        facts.add(fact("timeout", timeout == null ? "none" : Durations.format(timeout)));
        if (!row.key().isEmpty()) {
            facts.add(fact("key", row.key()));
        }
        facts.add(fact("revision", Ages.number(job.revision())));
        return facts;
    }

    /** {@code created 2026-11-22 11:52:10 (9m)}; {@code (in 12s)} for what lies ahead. */
    private static Line moment(String label, Instant at, Model model) {
        Duration ahead = Duration.between(model.now(), at);
        String distance = ahead.toMillis() > 0 ? "in " + Times.brief(ahead) : Times.brief(ahead.negated());
        return fact(label, Times.date(at, model.setup().zone()) + " (" + distance + ")");
    }

    private static Line fact(String label, String value) {
        return Line.of(label + " ", Style.DIM).plus(SafeText.line(value), Style.PLAIN);
    }
}
