package dev.quarterdeck.command;

import dev.quarterdeck.disk.Nap;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.Footprint;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.QueueOperator;
import dev.quarterdeck.text.Sizes;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;

/** Makes the target smaller. */
@LeastRole(Role.OPERATOR)
@Needs(Capability.COMPACT)
@Command(
        name = "compact",
        description = {
            "Give the space of jobs that are gone back to the disk, while everything runs.",
            "New jobs would use it again; this is for when there will be fewer. May be stopped at any time."
        })
final class Compact extends VerbCommand {
    /** Some milliseconds of writing, so that producers hardly notice. */
    private static final long CHUNK_BYTES = 512 << 10;

    private static final Duration PROGRESS_PERIOD = Duration.ofSeconds(1);

    private long givenBack;

    @Override
    public Integer call() {
        var stop = new AtomicBoolean();
        try (var opened = open(Access.CHANGE)) {
            Footprint before = opened.store().footprint();
            Interrupts.Watch watch = session().interrupts().watch(() -> stop.set(true));
            try {
                run(opened.store(), before.reusableBytes(), stop::get);
            } finally {
                watch.close();
            }
            account(before, opened.store().footprint());
        }
        if (stop.get()) {
            throw CommandException.failed("stopped; what was given back stays so, say compact again for the rest");
        }
        return Exit.DONE;
    }

    private void run(QueueOperator store, long free, BooleanSupplier stop) {
        Instant next = now().plus(PROGRESS_PERIOD);
        while (!stop.getAsBoolean()) {
            long began = System.nanoTime();
            long chunk = store.compact(CHUNK_BYTES);
            if (chunk == 0) {
                return;
            }
            givenBack += chunk;
            if (session().asker().isPresent() && !now().isBefore(next)) {
                next = now().plus(PROGRESS_PERIOD);
                session().note("compact: " + Sizes.brief(givenBack) + " of " + Sizes.brief(free) + ", Ctrl-C stops");
            }
            // Other processes would seldom find the file unlocked otherwise.
            Nap.ofNanos(System.nanoTime() - began);
        }
    }

    private void account(Footprint before, Footprint after) {
        Output output = output();
        if (output.json()) {
            output.json(line -> line.number("given_back_bytes", givenBack)
                    .number("file_bytes_before", before.fileBytes())
                    .number("file_bytes", after.fileBytes())
                    .number("log_bytes_before", before.logBytes().orElse(0))
                    .number("log_bytes", after.logBytes().orElse(0))
                    .number("free_bytes", after.reusableBytes()));
            return;
        }
        output.line((givenBack == 0 ? "nothing to give back" : "gave " + Sizes.brief(givenBack) + " back") + ", "
                + Sizes.brief(after.reusableBytes()) + " free");
        output.line("file  " + change(before.fileBytes(), after.fileBytes()));
        output.line(
                "log   " + change(before.logBytes().orElse(0), after.logBytes().orElse(0)));
    }

    private static String change(long before, long after) {
        return before == after ? Sizes.brief(after) : Sizes.brief(before) + " before, now " + Sizes.brief(after);
    }
}
