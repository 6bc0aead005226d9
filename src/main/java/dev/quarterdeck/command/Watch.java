package dev.quarterdeck.command;

import dev.quarterdeck.job.Durations;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.json.Figures;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.StoreException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows how the counts change. */
@LeastRole(Role.VIEWER)
@Command(
        name = "watch",
        description = {
            "Watch the counts: a line now and one after each period, until Ctrl-C.",
            "+ and - are the change since the line before. With --json a line is what stats says. When --until-empty was said"
                    + " and something else ended it, the exit code is 1."
        })
final class Watch extends VerbCommand {
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofDays(1);

    @Option(names = "--every", paramLabel = "DURATION", description = "The period, from 100ms to 1d; 2s unless said.")
    private String every = "2s";

    @Option(names = "--count", paramLabel = "N", description = "End after so many lines.")
    private @Nullable String count;

    @Option(names = "--until-empty", description = "End when no job is pending, scheduled ones included, or locked.")
    private boolean untilEmpty;

    @Override
    public Integer call() {
        Duration period = period();
        long lines = count == null ? Long.MAX_VALUE : Numbers.positive("--count", count);
        if (count == null && !untilEmpty && session().surface().equals("console")) {
            throw CommandException.usage("the console shows this by itself; say --count N, or --until-empty");
        }
        try (var signals = new SignalledWait(session().interrupts());
                var opened = open(Access.READ)) {
            boolean empty = watch(opened.jobs(), period, lines, signals);
            if (untilEmpty && !empty) {
                throw CommandException.failed("ended before no job was pending or locked");
            }
        }
        return Exit.DONE;
    }

    private Duration period() {
        Duration period = Durations.parse(every);
        if (period.compareTo(SHORTEST) < 0 || period.compareTo(LONGEST) > 0) {
            throw Numbers.expected("--every", "from 100ms to 1d", every);
        }
        return period;
    }

    /** Whether it ended because nothing is left to do. */
    private boolean watch(JobReader jobs, Duration period, long lines, SignalledWait signals) {
        var table = new WatchTable(output());
        for (long written = 0; !signals.signalled(); sleep(period, signals)) {
            Optional<Figures> figures = figures(jobs);
            if (figures.isPresent()) {
                write(table, figures.get());
                written++;
            }
            if (untilEmpty && figures.filter(Watch::isEmpty).isPresent()) {
                return true;
            }
            if (written == lines) {
                return false;
            }
        }
        return false;
    }

    private static void sleep(Duration period, SignalledWait signals) {
        long until = System.nanoTime() + period.toNanos();
        for (long left = period.toNanos(); left > 0 && !signals.signalled(); left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** None where the target is out of reach for the moment, which is said: whoever watches wants to see it come back. */
    private Optional<Figures> figures(JobReader jobs) {
        try {
            return Optional.of(Figures.of(jobs, now()));
        } catch (StoreException e) {
            if (!e.mayPass()) {
                throw e;
            }
            session().error(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void write(WatchTable table, Figures figures) {
        if (output().json()) {
            output().json(figures::json);
        } else {
            table.write(figures);
        }
        output().flush();
    }

    private static boolean isEmpty(Figures figures) {
        return figures.counts().of(JobState.PENDING) == 0 && figures.counts().of(JobState.LOCKED) == 0;
    }
}
