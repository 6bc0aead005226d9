package dev.quarterdeck.console;

import dev.quarterdeck.job.Durations;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.text.Ages;
import dev.quarterdeck.text.CellWidth;
import dev.quarterdeck.text.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The short fields of a job in columns: what it is, when what happened, who has it. */
final class JobFacts {
    private static final int GAP = 3;
    /** As wide as the labels of the long texts below. */
    private static final int LABEL = 10;
    /** So wide that nothing moves while the distance grows. */
    private static final int MOMENT_CELLS = 28;

    private JobFacts() {}

    static List<Line> lines(JobRow row, Model model, int width) {
        List<List<Fact>> groups = List.of(what(row, model), when(row, model), who(row));
        // What belongs together stands below each other, and beside what does not where there is room.
        return Stream.of(
                        List.of(groups.get(0), groups.get(1), groups.get(2)),
                        List.of(both(groups.get(0), groups.get(2)), groups.get(1)))
                .filter(columns -> cells(columns) <= width)
                .findFirst()
                .map(JobFacts::beside)
                .orElseGet(() -> beside(List.of(both(both(groups.get(0), groups.get(1)), groups.get(2)))));
    }

    /** One thing that is known, and what it is called. */
    private record Fact(String label, String value) {}

    private static List<Fact> both(List<Fact> one, List<Fact> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private static int cells(List<List<Fact>> columns) {
        return columns.stream().mapToInt(JobFacts::cellsOf).sum() + GAP * (columns.size() - 1);
    }

    private static int cellsOf(List<Fact> column) {
        return labelCells(column) + widest(column, Fact::value);
    }

    private static int labelCells(List<Fact> column) {
        return Math.max(LABEL, widest(column, Fact::label) + 1);
    }

    private static int widest(List<Fact> column, Function<Fact, String> text) {
        return column.stream()
                .mapToInt(fact -> CellWidth.of(text.apply(fact)))
                .max()
                .orElse(0);
    }

    private static List<Line> beside(List<List<Fact>> columns) {
        int height = columns.stream().mapToInt(List::size).max().orElse(0);
        var lines = new ArrayList<Line>();
        for (int i = 0; i < height; i++) {
            Line line = Line.EMPTY;
            for (List<Fact> column : columns) {
                String label = i < column.size() ? column.get(i).label() : "";
                String value = i < column.size() ? column.get(i).value() : "";
                int cells = cellsOf(column) - labelCells(column) + GAP;
                line = line.plus(CellWidth.padRight(label, labelCells(column)), Style.DIM)
                        .plus(CellWidth.padRight(value, cells), Style.PLAIN);
            }
            lines.add(line);
        }
        return lines;
    }

    private static List<Fact> what(JobRow row, Model model) {
        Job job = row.job();
        var facts = new ArrayList<Fact>();
        facts.add(fact("queue", row.queue() + (model.figures().paused().contains(job.queue()) ? " (paused)" : "")));
        facts.add(fact("priority", job.priority().word()));
        facts.add(fact("tries", job.attempts() + " of " + (job.maxRetries() + 1)));
        Duration timeout = job.timeout();
        facts.add(fact("timeout", timeout == null ? "none" : Durations.format(timeout)));
        return facts;
    }

    private static List<Fact> when(JobRow row, Model model) {
        Job job = row.job();
        var facts = new ArrayList<Fact>();
        facts.add(moment("created", job.createdAt(), model));
        facts.add(moment("run at", job.runAt(), model));
        Instant started = job.startedAt();
        if (started != null) {
            facts.add(moment("started", started, model));
        }
        facts.add(moment(job.state().word(), job.since(), model));
        Instant lease = job.leaseUntil();
        if (lease != null) {
            facts.add(moment("lease until", lease, model));
        }
        return facts;
    }

    private static List<Fact> who(JobRow row) {
        Job job = row.job();
        var facts = new ArrayList<Fact>();
        if (!row.worker().isEmpty()) {
            facts.add(fact("worker", row.worker()));
        }
        if (job.cancelAsked()) {
            facts.add(fact("asked to stop", "yes"));
        }
        if (!row.key().isEmpty()) {
            facts.add(fact("key", row.key()));
        }
        facts.add(fact("revision", Ages.number(job.revision())));
        return facts;
    }

    /** {@code created 2026-11-22 11:52:10 (9m)}; {@code (in 12s)} for what lies ahead. */
    private static Fact moment(String label, Instant at, Model model) {
        Duration ahead = Duration.between(model.now(), at);
        String distance = ahead.toMillis() > 0 ? "in " + Times.brief(ahead) : Times.brief(ahead.negated());
        return new Fact(
                label, CellWidth.padRight(Times.date(at, model.setup().zone()) + " (" + distance + ")", MOMENT_CELLS));
    }

    private static Fact fact(String label, String value) {
        return new Fact(label, SafeText.line(value));
    }
}
