package dev.quarterdeck.command;

import dev.quarterdeck.engine.WorkerSettings;
import dev.quarterdeck.job.Durations;
import dev.quarterdeck.job.NewJob;
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
        Duration value = Durations.parse(lease);
        if (value.compareTo(WorkerSettings.MIN_LEASE) < 0 || value.compareTo(NewJob.LONGEST) > 0) {
            throw Numbers.expected(
                    "--lease",
                    "from " + Durations.format(WorkerSettings.MIN_LEASE) + " to " + Durations.format(NewJob.LONGEST),
                    lease);
        }
        return value;
    }
}
