package dev.quarterdeck.command;

import dev.quarterdeck.job.Durations;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.QueueLimits;
import dev.quarterdeck.job.QueueWord;
import dev.quarterdeck.job.Rate;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.QueueInfo;
import dev.quarterdeck.text.ShellWord;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sets and shows what a queue is allowed. */
@LeastRole(Role.OPERATOR)
@Needs(Capability.LIMIT)
@Command(
        name = "limit",
        description = {
            "Limit how fast a queue's jobs start, how many run, how long ended ones are kept.",
            "Sets what is given and leaves the rest; none takes a limit away. Without options: shows the limits."
        })
final class Limit extends VerbCommand {
    private static final String NONE = "none";

    @Parameters(paramLabel = "QUEUE", description = "The queue's name, or queue=NAME as filters write it.")
    private String queue;

    @Option(names = "--rate", paramLabel = "RATE|none", description = "How many jobs may start: 10/s, 600/m, 50/30s.")
    private @Nullable String rate;

    @Option(names = "--running", paramLabel = "N|none", description = "How many may run at a time, over all workers.")
    private @Nullable String running;

    @Option(
            names = "--keep-done",
            paramLabel = "DURATION|none",
            description = "Throw done jobs away that have been done for so long.")
    private @Nullable String keepDone;

    @Option(
            names = "--keep-dead",
            paramLabel = "DURATION|none",
            description = "Throw dead jobs away that have been dead for so long.")
    private @Nullable String keepDead;

    @Option(
            names = "--pause-after-dead",
            paramLabel = "RATE|none",
            description =
                    "Pause the queue when so many of its jobs ended dead in so long, by no operator's doing: 50/1m.")
    private @Nullable String pauseAfterDead;

    @Mixin
    private NoteArg note;

    @Override
    List<Permission.Demand> demands() {
        return demand(keepDone != null || keepDead != null, "limit --keep-done and --keep-dead", Role.ADMIN);
    }

    @Override
    public Integer call() {
        String name = QueueNames.checked(queue);
        boolean change =
                rate != null || running != null || keepDone != null || keepDead != null || pauseAfterDead != null;
        UnaryOperator<QueueLimits> limits = change();
        try (var opened = open(change ? Access.CHANGE : Access.READ)) {
            JobStore store = opened.store();
            if (change) {
                set(store, name, limits);
            }
            account(name, limitsOf(store, name));
            QueueNames.noteWithoutJobs(session(), store, name);
        }
        return Exit.DONE;
    }

    private void set(JobStore store, String name, UnaryOperator<QueueLimits> limits) {
        String command = "limit " + QueueWord.of(name) + word("--rate", rate) + word("--running", running)
                + word("--keep-done", keepDone) + word("--keep-dead", keepDead)
                + word("--pause-after-dead", pauseAfterDead);
        note.record(session(), store)
                .change(command, () -> store.limit(name, limits), before -> !before.equals(limits.apply(before)));
    }

    private static String word(String option, @Nullable String value) {
        return value == null ? "" : " " + option + " " + ShellWord.of(value);
    }

    private static QueueLimits limitsOf(JobReader reader, String name) {
        return reader.queues().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .map(QueueInfo::limits)
                .orElse(QueueLimits.NONE);
    }

    /** Read at once, so that a wrong word is refused before anything is opened. */
    private UnaryOperator<QueueLimits> change() {
        Rate newRate = rate == null || rate.equals(NONE) ? null : Rate.parse(rate);
        Integer newRunning = running == null || running.equals(NONE) ? null : jobs(running);
        Duration newKeepDone = keepDone == null || keepDone.equals(NONE) ? null : keep("--keep-done", keepDone);
        Duration newKeepDead = keepDead == null || keepDead.equals(NONE) ? null : keep("--keep-dead", keepDead);
        Rate newDead = pauseAfterDead == null || pauseAfterDead.equals(NONE) ? null : deaths(pauseAfterDead);
        return limits -> {
            QueueLimits changed = rate == null ? limits : limits.rate(newRate);
            changed = running == null ? changed : changed.running(newRunning);
            changed = keepDone == null ? changed : changed.keepDone(newKeepDone);
            changed = keepDead == null ? changed : changed.keepDead(newKeepDead);
            return pauseAfterDead == null ? changed : changed.pauseAfterDead(newDead);
        };
    }

    private static int jobs(String text) {
        String what = "a whole number from 1 to " + Integer.MAX_VALUE + ", or none; pause stops a queue";
        long number = Numbers.whole("--running", text, what);
        if (number < 1 || number > Integer.MAX_VALUE) {
            throw Numbers.expected("--running", what, text);
        }
        return (int) number;
    }

    private static Rate deaths(String text) {
        Rate deaths = Rate.parse(text);
        if (deaths.jobs() > QueueLimits.MAX_PAUSE_AFTER_DEAD) {
            throw Numbers.expected(
                    "--pause-after-dead",
                    "at most " + QueueLimits.MAX_PAUSE_AFTER_DEAD + " jobs in a time, such as 50/1m, or none",
                    text);
        }
        return deaths;
    }

    private static Duration keep(String option, String text) {
        Duration keep = Durations.parse(text);
        if (keep.toSeconds() < 1 || keep.compareTo(NewJob.LONGEST) > 0) {
            throw Numbers.expected(option, "from 1s to " + Durations.format(NewJob.LONGEST) + ", or none", text);
        }
        return keep;
    }

    private void account(String name, QueueLimits limits) {
        Output output = output();
        if (output.json()) {
            output.json(line -> Limits.json(line.text("queue", name), limits));
            return;
        }
        output.whole("queue " + name);
        line(output, "rate", Limits.rate(limits));
        line(output, "running", Limits.running(limits));
        line(output, "keep done", Limits.keep(limits.keepDone()));
        line(output, "keep dead", Limits.keep(limits.keepDead()));
        line(output, "pause after dead", Limits.pauseAfterDead(limits));
    }

    private static void line(Output output, String label, @Nullable String value) {
        output.line("  " + label + " ".repeat(18 - label.length()) + (value == null ? NONE : value));
    }
}
