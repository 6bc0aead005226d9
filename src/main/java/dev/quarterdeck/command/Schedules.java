package dev.quarterdeck.command;

import dev.quarterdeck.job.Durations;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Schedule;
import dev.quarterdeck.json.JsonLine;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.text.Ages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists the recurring jobs. */
@LeastRole(Role.VIEWER)
@Needs(Capability.SCHEDULE)
@Command(name = "schedules", description = "List the recurring jobs, and when they come next.")
final class Schedules extends VerbCommand {
    @Override
    public Integer call() {
        try (var opened = open(Access.READ)) {
            List<Schedule> schedules = opened.store().schedules();
            Output output = output();
            if (output.json()) {
                schedules.forEach(schedule -> output.json(line -> json(line, schedule)));
            } else {
                table(output, schedules, now());
            }
        }
        return Exit.DONE;
    }

    private static void json(JsonLine line, Schedule schedule) {
        NewJob job = schedule.job();
        Duration timeout = job.timeout();
        line.text("name", schedule.name())
                .text("cron", schedule.cron())
                .text("zone", schedule.zone())
                .flag("paused", schedule.paused())
                .time("next_at", schedule.paused() ? null : schedule.nextAt())
                .time("last_at", schedule.lastAt())
                .text("queue", job.queue())
                .text("type", job.type())
                .text("job_name", job.name())
                .text("priority", job.priority().word())
                .number("max_retries", job.maxRetries())
                .text("timeout", timeout == null ? null : Durations.format(timeout))
                .text("payload", job.payload());
    }

    private static void table(Output output, List<Schedule> schedules, Instant now) {
        var table = new Table(
                output,
                List.of(
                        Table.Column.left("name", 24),
                        Table.Column.left("cron", 24),
                        Table.Column.left("zone"),
                        Table.Column.left("next"),
                        Table.Column.left("last"),
                        Table.Column.left("type", 24),
                        Table.Column.left("queue")));
        table.rows(schedules.stream()
                .map(schedule -> List.of(
                        Cell.of(schedule.name()),
                        Cell.of(schedule.cron()),
                        Cell.of(schedule.zone()),
                        Cell.of(next(schedule, now)),
                        Cell.of(last(schedule, now)),
                        Cell.of(schedule.job().type()),
                        Cell.of(schedule.job().queue())))
                .toList());
    }

    private static String next(Schedule schedule, Instant now) {
        if (schedule.paused()) {
            return "paused";
        }
        Duration wait = Duration.between(now, schedule.nextAt());
        // Late for long: no worker is there to let it tick.
        return wait.isNegative() ? Ages.brief(wait.negated()) + " late" : "in " + Ages.brief(wait);
    }

    private static String last(Schedule schedule, Instant now) {
        Instant last = schedule.lastAt();
        return last == null ? "never" : Ages.brief(Duration.between(last, now)) + " ago";
    }
}
