package dev.quarterdeck.command;

import dev.quarterdeck.job.Durations;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.json.JobJson;
import dev.quarterdeck.operation.Confirmation;
import dev.quarterdeck.operation.Emptying;
import dev.quarterdeck.operation.Emptying.Emptied;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.JobOperator;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.TrashHeap;
import dev.quarterdeck.text.Ages;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks into the trash, and empties it. */
@LeastRole(Role.VIEWER)
@Needs(Capability.UNDO)
@Command(
        name = "trash",
        description = {
            "List what was purged and can be brought back.",
            "A line for each operation; with its number: its jobs. 'undo NUMBER' brings them back."
        })
final class Trash extends VerbCommand {
    private static final int PAGE = 200;
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    @Parameters(
            arity = "0..1",
            paramLabel = "NUMBER",
            description = "The operation that purged them. Without it: all of them.")
    private @Nullable Long number;

    @Option(
            names = "--keep",
            paramLabel = "DURATION",
            description =
                    "How long jobs that are purged from now on lie there, and other changes can be undone; 1d unless said.")
    private @Nullable String keep;

    @Option(names = "--empty", description = "Forget them for ever; asks for the count to be typed.")
    private boolean empty;

    @Mixin
    private YesArg yes;

    @Mixin
    private NoteArg note;

    @Override
    List<Permission.Demand> demands() {
        return demand(empty || keep != null, "trash --empty and --keep", Role.ADMIN);
    }

    @Override
    public Integer call() {
        if (keep != null) {
            return keep(kept(keep));
        }
        try (var opened = open(empty ? Access.CHANGE : Access.READ)) {
            JobOperator store = opened.jobs();
            List<TrashHeap> heaps = heaps(store);
            if (empty) {
                return empty(store, heaps);
            }
            if (number == null) {
                list(store, heaps);
            } else {
                jobs(store, number);
            }
        }
        return Exit.DONE;
    }

    private List<TrashHeap> heaps(JobReader store) {
        return number == null ? store.trash() : List.of(heap(store, number));
    }

    private static TrashHeap heap(JobReader store, long operation) {
        return store.trash().stream()
                .filter(heap -> heap.operation().number() == operation)
                .findFirst()
                .orElseThrow(() -> CommandException.failed("operation " + operation + " has nothing in the trash"));
    }

    private void list(JobReader store, List<TrashHeap> heaps) {
        Output output = output();
        if (output.json()) {
            heaps.forEach(heap -> output.json(line -> OperationJson.heap(line, heap)));
            return;
        }
        new OperationTable(output, now()).heaps(heaps);
        output.line((heaps.isEmpty() ? "the trash is empty; " : "") + "what is purged lies there for "
                + Durations.format(store.keepTrash()));
    }

    private void jobs(JobReader store, long operation) {
        Output output = output();
        var table = new JobTable(output, now());
        List<Job> page;
        long last = 0;
        do {
            page = store.trashed(operation, last, PAGE);
            if (output.json()) {
                page.forEach(job -> output.json(line -> JobJson.job(line, job)));
            } else {
                table.rows(page);
            }
            last = page.isEmpty() ? last : page.get(page.size() - 1).id();
        } while (page.size() == PAGE);
    }

    private static Duration kept(String text) {
        Duration keep = Durations.parse(text);
        if (keep.compareTo(SHORTEST) < 0 || keep.compareTo(NewJob.LONGEST) > 0) {
            throw Numbers.expected("--keep", "from 1m to " + Durations.format(NewJob.LONGEST), text);
        }
        return keep;
    }

    private int keep(Duration wanted) {
        if (empty || number != null) {
            throw CommandException.usage("--keep is about what is purged from now on; give it alone");
        }
        try (var opened = open(Access.CHANGE)) {
            JobOperator store = opened.jobs();
            Duration before = note.record(session(), store)
                    .change(
                            "trash --keep " + Durations.format(wanted),
                            () -> store.keepTrash(wanted),
                            was -> !was.equals(wanted));
            Output output = output();
            if (output.json()) {
                output.json(line ->
                        line.number("keep_seconds", wanted.toSeconds()).number("before_seconds", before.toSeconds()));
            } else {
                output.line("what is purged from now on lies in the trash for " + Durations.format(wanted)
                        + "; until now: " + Durations.format(before));
            }
        }
        return Exit.DONE;
    }

    private int empty(JobOperator store, List<TrashHeap> heaps) {
        long jobs = heaps.stream().mapToLong(TrashHeap::jobs).sum();
        if (jobs == 0) {
            return nothing();
        }
        yes.confirm(session(), confirmation(jobs), "trash");
        Emptied emptied = run(store, heaps);
        Output output = output();
        if (output.json()) {
            output.json(line -> line.number("operation", emptied.operation())
                    .text("command", command())
                    .number("matched", emptied.matched())
                    .number("changed", emptied.forgotten()));
        } else {
            output.whole("forgot " + Ages.number(emptied.forgotten()) + " of " + Ages.number(emptied.matched())
                    + (emptied.matched() == 1 ? " job" : " jobs") + " in the trash"
                    + (emptied.stopped() ? " · stopped" : "") + " · operation " + emptied.operation());
        }
        return emptied.stopped() ? Exit.FAILED : Exit.DONE;
    }

    private int nothing() {
        if (output().json()) {
            output().json(line -> line.number("operation", (Long) null)
                    .text("command", command())
                    .number("matched", 0)
                    .number("changed", 0));
        } else {
            output().line("the trash is empty");
        }
        return Exit.DONE;
    }

    private static Confirmation confirmation(long jobs) {
        String question = "forget " + Ages.number(jobs) + (jobs == 1 ? " job" : " jobs")
                + " in the trash forever? type the count to go on:";
        return new Confirmation(Confirmation.Kind.TYPE_COUNT, question, List.of("nothing brings them back"), jobs);
    }

    private Emptied run(JobOperator store, List<TrashHeap> heaps) {
        var stop = new AtomicBoolean();
        Interrupts.Watch watch = session().interrupts().watch(() -> stop.set(true));
        try {
            return new Emptying(store, note.by(session()), stop::get).run(command(), heaps);
        } finally {
            watch.close();
        }
    }

    private String command() {
        return number == null ? "trash --empty" : "trash " + number + " --empty";
    }
}
