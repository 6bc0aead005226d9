package dev.quarterdeck.command;

import dev.quarterdeck.job.Schedule;
import dev.quarterdeck.store.JobReader;
import java.util.Optional;

/** Recurring jobs as verbs name them. */
final class ScheduleNames {
    private ScheduleNames() {}

    static Optional<Schedule> find(JobReader reader, String name) {
        return reader.schedules().stream()
                .filter(schedule -> schedule.name().equals(name))
                .findFirst();
    }

    static CommandException notThere(String name) {
        return CommandException.failed("schedule " + name + " is not there");
    }
}
