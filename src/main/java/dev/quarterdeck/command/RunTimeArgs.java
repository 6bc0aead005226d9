package dev.quarterdeck.command;

import dev.quarterdeck.job.Moments;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When jobs may run: after a time, or from a moment on. */
final class RunTimeArgs {
    @Option(names = "--in", paramLabel = "DURATION", description = "Not to be claimed before this long from now.")
    private @Nullable String delay;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description =
                    "Not to be claimed before: 2026-11-22T18:00:00Z; or local: 2026-11-22 18:00, 2026-11-22, 18:00.")
    private @Nullable String at;

    boolean saysNothing() {
        return delay == null && at == null;
    }

    /** Refuses to be told twice. */
    void check() {
        if (delay != null && at != null) {
            throw CommandException.usage("--in and --at both say when it may run; give one of them");
        }
    }

    /** What {@code --in} says; null when it was not said. */
    @Nullable
    Duration delay() {
        return delay == null ? null : Numbers.delay("--in", delay);
    }

    /** What {@code --at} says; null when it was not said. */
    @Nullable
    Instant at(Session session, Instant now) {
        return at == null ? null : Moments.parse("--at", at, now, session.zone());
    }
}
