package dev.quarterdeck.command;

import dev.quarterdeck.engine.SimulatedProducers;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.text.Ages;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Feeds the queue with simulated jobs. */
@LeastRole(value = Role.ADMIN, leaves = true)
@Needs(Capability.ENQUEUE)
@Command(
        name = "produce",
        description = {"Put simulated jobs into the queue.", "Until a signal comes; makes the file when there is none."
        })
final class Produce extends VerbCommand {
    @Option(
            names = "--rate",
            paramLabel = "RATE",
            description = "Jobs per time, such as 50/s or 600/m, all threads together; max for as fast as it goes.")
    private String rate = "50/s";

    @Option(names = "--count", paramLabel = "N", description = "End after so many jobs.")
    private @Nullable String count;

    @Option(names = "--threads", paramLabel = "N", description = "How many producers; 1 unless said.")
    private String threads = "1";

    @Option(names = "--seed", paramLabel = "N", description = "Of everything random, so that a run can be repeated.")
    private @Nullable String seed;

    @Mixin
    private DurabilityArg durability;

    @Override
    public Integer call() throws InterruptedException {
        var settings = new SimulatedProducers.Settings(
                Numbers.perSecond("--rate", rate),
                0,
                count == null ? Long.MAX_VALUE : Numbers.positive("--count", count),
                Numbers.threads("--threads", threads),
                seed == null ? now().toEpochMilli() : Numbers.whole("--seed", seed, "a whole number"));
        Session session = session();
        try (var opened = open(Access.CREATE, durability.value());
                var producers = SimulatedProducers.start(opened.store(), settings, session::note)) {
            Interrupts.Watch watch = session.interrupts().watch(producers::stop);
            try {
                account(producers.await());
            } finally {
                watch.close();
            }
        }
        return Exit.DONE;
    }

    private void account(long enqueued) {
        Output output = output();
        if (output.json()) {
            output.json(line -> line.number("enqueued", enqueued));
        } else {
            output.line("enqueued " + Ages.number(enqueued) + (enqueued == 1 ? " job" : " jobs"));
        }
    }
}
