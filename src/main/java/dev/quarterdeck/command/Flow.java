package dev.quarterdeck.command;

import dev.quarterdeck.job.Durations;
import dev.quarterdeck.json.JsonLine;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.FlowMinute;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.text.Ages;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what went through. */
@LeastRole(Role.VIEWER)
@Needs(Capability.FLOW)
@Command(
        name = "flow",
        description = {
            "Show what went through lately: enqueued, started, completed, failed, dead.",
            "wait is how long a job was ready before it started, run how long a completed one ran, both on average. The"
                    + " last row is still going on."
        })
final class Flow extends VerbCommand {
    /** The store keeps no more. */
    private static final Duration KEPT = Duration.ofDays(7);

    /** As many rows, with their heading, fit a small terminal. */
    private static final int MOST_ROWS = 22;

    private static final int QUEUE_CELLS = 10;

    private static final List<String> FIGURES =
            List.of("enqueued", "started", "completed", "failed", "dead", "wait", "run");

    private static final List<Duration> STEPS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12));

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Parameters(paramLabel = "QUEUE", arity = "0..1", description = "Only this queue; otherwise all together.")
    private @Nullable String queue;

    @Option(names = "--last", paramLabel = "DURATION", description = "How far back, up to 7d; 1h unless said.")
    private String last = "1h";

    @Option(
            names = "--every",
            paramLabel = "DURATION",
            description = "How much time a row stands for, in whole minutes; otherwise so much that the rows fit.")
    private @Nullable String every;

    @Option(names = "--by-queue", description = "A row for each queue in which something happened.")
    private boolean byQueue;

    @Override
    public Integer call() {
        Duration span = span();
        Duration step = every == null ? fitting(span) : step(every);
        String only = queue == null ? null : QueueNames.checked(queue);
        try (var opened = open(Access.READ)) {
            List<FlowStep> steps = steps(opened.jobs(), span, step, only);
            Output output = output();
            if (output.json()) {
                steps.forEach(each -> output.json(line -> json(line, each, step)));
            } else {
                table(output, steps);
            }
            if (only != null) {
                QueueNames.noteWithoutJobs(session(), opened.jobs(), only);
            }
        }
        return Exit.DONE;
    }

    private Duration span() {
        Duration span = Durations.parse(last);
        if (span.compareTo(STEPS.get(0)) < 0 || span.compareTo(KEPT) > 0) {
            throw Numbers.expected("--last", "from 1m to " + Durations.format(KEPT) + ", no more is kept", last);
        }
        return span;
    }

    private static Duration step(String text) {
        Duration step = Durations.parse(text);
        boolean whole = step.equals(Duration.ofMinutes(step.toMinutes()));
        if (!whole || step.isZero() || step.compareTo(KEPT) > 0) {
            throw Numbers.expected("--every", "whole minutes from 1m to " + Durations.format(KEPT), text);
        }
        return step;
    }

    private static Duration fitting(Duration span) {
        return STEPS.stream()
                .filter(step -> span.dividedBy(step) <= MOST_ROWS)
                .findFirst()
                .orElse(STEPS.get(STEPS.size() - 1));
    }

    private List<FlowStep> steps(JobReader reader, Duration span, Duration step, @Nullable String only) {
        FlowWindow window = FlowWindow.upTo(now(), span, step);
        List<FlowMinute> minutes = reader.flow(window.first()).stream()
                .filter(minute -> only == null || only.equals(minute.queue()))
                .toList();
        return byQueue ? window.byQueue(minutes) : window.together(minutes, only);
    }

    private static void json(JsonLine line, FlowStep row, Duration step) {
        line.time("at", row.at())
                .number("step_seconds", step.toSeconds())
                .text("queue", row.queue())
                .number("enqueued", row.enqueued())
                .number("started", row.started())
                .number("completed", row.completed())
                .number("failed", row.failed())
                .number("dead", row.dead())
                .number("average_wait_ms", row.averageWaitMillis())
                .number("average_run_ms", row.averageRunMillis());
    }

    private void table(Output output, List<FlowStep> steps) {
        var columns = new ArrayList<>(List.of(Table.Column.left("time (UTC)")));
        if (byQueue) {
            columns.add(Table.Column.left("queue", QUEUE_CELLS));
        }
        FIGURES.forEach(title -> columns.add(Table.Column.right(title)));
        new Table(output, columns).rows(steps.stream().map(this::row).toList());
    }

    private List<Cell> row(FlowStep step) {
        var cells = new ArrayList<>(List.of(Cell.of(TIME.format(step.at()))));
        if (byQueue) {
            cells.add(Cell.of(step.queue()));
        }
        for (long figure : new long[] {step.enqueued(), step.started(), step.completed(), step.failed(), step.dead()}) {
            cells.add(Cell.of(Ages.number(figure)));
        }
        cells.add(Cell.of(brief(step.averageWaitMillis())));
        cells.add(Cell.of(brief(step.averageRunMillis())));
        return cells;
    }

    private static String brief(@Nullable Long millis) {
        return millis == null ? "" : Ages.brief(Duration.ofMillis(millis));
    }
}
