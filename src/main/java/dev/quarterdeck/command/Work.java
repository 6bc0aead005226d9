package dev.quarterdeck.command;

import dev.quarterdeck.engine.ExecHandler;
import dev.quarterdeck.engine.Handlers;
import dev.quarterdeck.engine.SimulatedHandler;
import dev.quarterdeck.engine.Worker;
import dev.quarterdeck.engine.WorkerSettings;
import dev.quarterdeck.engine.WorkerSummary;
import dev.quarterdeck.job.Durations;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.OpenOptions.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Works the queue. */
@LeastRole(value = Role.ADMIN, leaves = true)
@Needs(Capability.WORK)
@Command(
        name = "work",
        description = {
            "Work the queue until SIGTERM or SIGINT.",
            "The first signal: claim no more, let running jobs end, give the rest back. A second one gives them back at"
                    + " once. Makes the file when there is none."
        })
final class Work extends VerbCommand {
    @Option(names = "--threads", paramLabel = "N", description = "How many jobs at a time; 4 unless said.")
    private @Nullable String threads;

    @Option(names = "--queue", paramLabel = "QUEUE", description = "Only this queue; may be said several times.")
    private List<String> queues = new ArrayList<>();

    @Option(
            names = "--exec",
            paramLabel = "TYPE=COMMAND",
            description = {
                "Run this shell command for jobs of the type, * for all other types: payload on its input, QDECK_ID"
                        + " and more in its environment; exit code 0 completes, 65 rejects, any other fails."
            })
    private List<String> execs = new ArrayList<>();

    @Option(names = "--simulate", description = "Pretend to process jobs: take time, succeed mostly.")
    private boolean simulate;

    @Option(
            names = "--crash",
            paramLabel = "RATE",
            description = "With --simulate: the share of attempts, 0 to 1, that vanish without a word.")
    private @Nullable String crash;

    @Option(names = "--lease", paramLabel = "DURATION", description = "How long a claim holds unless prolonged; 30s.")
    private @Nullable String lease;

    @Option(
            names = "--grace",
            paramLabel = "DURATION",
            description = "How long running jobs may go on after the first signal; 10s.")
    private @Nullable String grace;

    @Option(names = "--unlock", description = "Give orphans back to the queue before anything is claimed.")
    private boolean unlock;

    @Option(names = "--no-manager", description = "Leave it to others to return orphans.")
    private boolean noManager;

    @Option(
            names = "--until-empty",
            description = "End when no job of the queues served is pending (scheduled ones too) or locked.")
    private boolean untilEmpty;

    @Option(names = "--seed", paramLabel = "N", description = "Of everything random, so that a run can be repeated.")
    private @Nullable String seed;

    @Mixin
    private ManagerArgs managing;

    @Mixin
    private DurabilityArg durability;

    @Mixin
    private LogArgs logging;

    @Override
    public Integer call() throws InterruptedException {
        long seeds = seed == null ? now().toEpochMilli() : Numbers.whole("--seed", seed, "a whole number");
        Handlers handlers = handlers(seeds);
        WorkerSettings settings = settings(seeds);
        Optional<EventLog> log = logging.log(session(), "work");
        try (var opened = open(Access.CREATE, durability.value());
                var progress = new WorkProgress(
                        log.<Consumer<String>>map(each -> each::note).orElse(session()::note))) {
            // From before a job is taken: a signal would end the process, and the job be locked for its whole lease.
            var started = new CompletableFuture<Worker>();
            Interrupts.Watch watch = session().interrupts().watch(() -> started.thenAccept(Worker::stop));
            try (Worker worker = Worker.start(opened.store(), handlers, settings, progress)) {
                started.complete(worker);
                progress.follow(worker);
                log.ifPresent(
                        each -> each.info("working " + shownTarget() + " with " + settings.threads() + " threads"));
                WorkerSummary summary = worker.await();
                log.ifPresentOrElse(
                        each -> each.info("ended: " + WorkProgress.sentence(summary)), () -> account(summary));
            } finally {
                watch.close();
            }
        }
        return Exit.DONE;
    }

    private Handlers handlers(long seeds) {
        if (execs.isEmpty() && !simulate) {
            throw CommandException.usage("say how to work the jobs: --exec TYPE=COMMAND, or --simulate");
        }
        if (crash != null && !simulate) {
            throw CommandException.usage("--crash is part of the simulation; say --simulate --crash RATE");
        }
        Handlers handlers = simulate
                ? SimulatedHandler.handlers(seeds, Numbers.share("--crash", crash == null ? "0" : crash))
                : Handlers.none();
        for (String exec : execs) {
            int sign = exec.indexOf('=');
            if (sign < 1 || sign == exec.length() - 1) {
                throw Numbers.expected("--exec", "TYPE=COMMAND", exec);
            }
            String type = exec.substring(0, sign);
            if (type.contains("*") && !type.equals(Handlers.REST)) {
                throw Numbers.expected("the TYPE of --exec", "one type, or * for all others", type);
            }
            handlers = handlers.with(type, new ExecHandler(exec.substring(sign + 1)));
        }
        return handlers;
    }

    private WorkerSettings settings(long seeds) {
        queues.forEach(QueueNames::checked);
        WorkerSettings settings = WorkerSettings.DEFAULT
                .queues(Set.copyOf(queues))
                .untilEmpty(untilEmpty)
                .manager(!noManager)
                .unlock(unlock)
                .seed(seeds);
        if (simulate) {
            settings = settings.retries(SimulatedHandler.RETRIES);
        }
        if (threads != null) {
            settings = settings.threads(Numbers.threads("--threads", threads));
        }
        if (grace != null) {
            settings = settings.grace(Durations.parse(grace));
        }
        if (lease != null) {
            settings = settings.lease(LeaseArg.value(lease));
        }
        if (noManager && managing.saysStuckAfter()) {
            throw CommandException.usage("--stuck-after is for the manager; leave out either that or --no-manager");
        }
        return settings.retries(managing.retries(settings.retries())).stuckAfter(managing.stuckAfter(settings.lease()));
    }

    private void account(WorkerSummary summary) {
        Output output = output();
        if (output.json()) {
            output.json(line -> line.number("completed", summary.completed())
                    .number("failed", summary.failed())
                    .number("rejected", summary.rejected())
                    .number("released", summary.released())
                    .number("lost", summary.lost()));
        } else {
            output.line(WorkProgress.sentence(summary));
        }
    }
}
