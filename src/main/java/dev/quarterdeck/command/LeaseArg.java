package dev.quarterdeck.command;

import dev.quarterdeck.engine.WorkerSettings;
import dev.quarterdeck.job.Durations;
import dev.quarterdeck.store.ClaimRequest;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How long a claim by hand holds. */
final class LeaseArg {
    @Option(
            names = "--lease",
            paramLabel = "DURATION",
            description = "How long the claim holds from now, unless heartbeat prolongs it; 5m.")
    private String lease = "5m";

    Duration value() {
        return value(lease);
    }

    /** A lease, as every verb with {@code --lease} takes it. */
    static Duration value(String text) {
        Duration value = Durations.parse(text);
        if (value.compareTo(WorkerSettings.MIN_LEASE) < 0 || value.compareTo(ClaimRequest.LONGEST_LEASE) > 0) {
            throw Numbers.expected(
                    "--lease",
                    "from " + Durations.format(WorkerSettings.MIN_LEASE) + " to "
                            + Durations.format(ClaimRequest.LONGEST_LEASE),
                    text);
        }
        return value;
    }
}
