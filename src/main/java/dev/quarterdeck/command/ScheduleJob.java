package dev.quarterdeck.command;

import dev.quarterdeck.engine.CronTimes;
import dev.quarterdeck.job.Moments;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Schedule;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.text.Ages;
import dev.quarterdeck.text.ShellWord;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sets a recurring job up, or lets it rest and go on. */
@LeastRole(Role.OPERATOR)
@Needs(Capability.SCHEDULE)
@Command(
        name = "schedule",
        description = {
            "Put a job into the queue again and again, by the clock.",
            "Workers see to it. Ticks that come while no worker runs are made up for by one job. A schedule of the same"
                    + " name is replaced. Makes the file when there is none."
        })
final class ScheduleJob extends VerbCommand {
    private static final int TICKS_SHOWN = 3;
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx", Locale.ROOT);

    @Parameters(index = "0", paramLabel = "NAME", description = "Names the schedule; its jobs have the key NAME@TICK.")
    private String name;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "CRON",
            description =
                    "In quotes: minute hour day month weekday, such as '30 2 * * 1-5'; or @hourly, @daily, @weekly,"
                            + " @monthly, @yearly.")
    private @Nullable String cron;

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "TYPE",
            description = "Names the handler that is to process the jobs.")
    private @Nullable String type;

    @Parameters(
            index = "3",
            arity = "0..1",
            paramLabel = "PAYLOAD",
            description = "Any text; @FILE takes it from a file, - from the input. Otherwise empty.")
    private @Nullable String payload;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The time zone of CRON, such as Europe/Vienna; otherwise the one here.")
    private @Nullable String zone;

    @Option(names = "--pause", description = "Let the schedule of this name rest.")
    private boolean pause;

    @Option(names = "--resume", description = "Let it go on; what it missed is not made up for.")
    private boolean resume;

    @Mixin
    private JobOptions options;

    @Mixin
    private NoteArg note;

    @Override
    public Integer call() {
        if (pause || resume) {
            steer();
        } else {
            set();
        }
        return Exit.DONE;
    }

    private void set() {
        if (cron == null || type == null) {
            throw CommandException.usage("expected CRON and TYPE after the name, such as schedule nightly '30 2 * * *'"
                    + " report; or --pause or --resume");
        }
        CronTimes times = times(cron, zone == null ? session().zone().getId() : zone);
        Schedule wanted = schedule(times, job(type));
        try (var opened = open(Access.CREATE)) {
            JobStore store = opened.store();
            Optional<Schedule> before = ScheduleNames.find(store, name);
            if (before.isPresent() && !session().role().may(Role.ADMIN)) {
                throw CommandException.refused(
                        session().role().refusal("schedule with a name that is taken", Role.ADMIN));
            }
            // Who sets it up anew, as a deployment does, does not undo that somebody let it rest.
            Schedule schedule = before.map(wanted::inPlaceOf).orElse(wanted);
            boolean created = note.record(session(), store)
                    .change(command(schedule), () -> store.schedule(schedule), any -> true);
            account(schedule, created, times);
        }
    }

    /** A payload is not told: it may be long, and not for everybody who reads what was done. */
    private String command(Schedule schedule) {
        return "schedule " + ShellWord.of(name) + " " + ShellWord.of(schedule.cron()) + " "
                + ShellWord.of(schedule.job().type()) + (payload == null ? "" : " -") + " --zone "
                + ShellWord.of(schedule.zone()) + options.words();
    }

    private NewJob job(String ofType) {
        try {
            return options.on(NewJob.of(ofType, payload == null ? "" : Input.argument(session(), payload)));
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
    }

    private Schedule schedule(CronTimes times, NewJob job) {
        try {
            return new Schedule(name, times.cron(), times.zone().getId(), job, times.next(now()), null, null);
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
    }

    private static CronTimes times(String cron, String zone) {
        try {
            return CronTimes.of(cron, zone);
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
    }

    private void account(Schedule schedule, boolean created, CronTimes times) {
        List<Instant> ticks = Stream.iterate(schedule.nextAt(), times::next)
                .limit(TICKS_SHOWN)
                .toList();
        Output output = output();
        if (output.json()) {
            output.json(line -> line.text("name", name)
                    .flag("created", created)
                    .text("cron", schedule.cron())
                    .text("zone", schedule.zone())
                    .flag("paused", schedule.paused())
                    .texts("next", ticks.stream().map(Moments::format).toList()));
            return;
        }
        output.whole((created ? "scheduled " : "replaced ") + name + ": " + schedule.cron() + " in " + schedule.zone()
                + " puts " + schedule.job().type() + " into queue "
                + schedule.job().queue());
        if (schedule.paused()) {
            output.whole("it is paused; schedule " + name + " --resume lets it go on");
        } else {
            ticks.forEach(tick -> output.whole("  " + local(tick, times)));
        }
    }

    private String local(Instant tick, CronTimes times) {
        return LOCAL.format(tick.atZone(times.zone())) + "  in " + Ages.brief(Duration.between(now(), tick));
    }

    private void steer() {
        if (pause && resume) {
            throw CommandException.usage("--pause and --resume contradict each other; give one of them");
        }
        if (cron != null || zone != null || options.any()) {
            throw CommandException.usage("--pause and --resume change no more than that; give the name alone");
        }
        try (var opened = open(Access.CHANGE)) {
            JobStore store = opened.store();
            Schedule schedule = ScheduleNames.find(store, name).orElseThrow(() -> ScheduleNames.notThere(name));
            String command = "schedule " + ShellWord.of(name) + (pause ? " --pause" : " --resume");
            steered(note.record(session(), store)
                    .change(
                            command,
                            () -> pause ? store.pauseSchedule(name) : store.resumeSchedule(name, next(schedule))));
        }
    }

    private Instant next(Schedule schedule) {
        try {
            return CronTimes.of(schedule.cron(), schedule.zone()).next(now());
        } catch (IllegalArgumentException e) {
            throw CommandException.failed("cannot resume schedule " + name + ": " + e.getMessage());
        }
    }

    private void steered(boolean changed) {
        Output output = output();
        if (output.json()) {
            output.json(line -> line.text("name", name).flag("paused", pause).flag("changed", changed));
        } else if (pause) {
            output.whole(changed ? "paused schedule " + name : "schedule " + name + " was paused already");
        } else {
            output.whole(changed ? "resumed schedule " + name : "schedule " + name + " was not paused");
        }
    }
}
