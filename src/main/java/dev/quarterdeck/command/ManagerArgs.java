package dev.quarterdeck.command;

import dev.quarterdeck.engine.ManagerSettings;
import dev.quarterdeck.job.Durations;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.RetryPolicies;
import dev.quarterdeck.job.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What whoever returns jobs to the queue is told: how long they wait, and which workers are stuck. */
final class ManagerArgs {
    private static final String REST = "*";

    @Option(
            names = "--retry",
            paramLabel = "TYPE=POLICY",
            description = {
                "How long failed jobs of the type wait, * for all other types: exponential:1s..1h from the first wait to"
                        + " the longest, fixed:30s, or none; may be said several times."
            })
    private List<String> retries = new ArrayList<>();

    @Option(
            names = "--stuck-after",
            paramLabel = "DURATION",
            description = {
                "Return the jobs of a worker without a heartbeat for so long, though its process lives and its leases run"
                        + " on; never unless said."
            })
    private @Nullable String stuckAfter;

    boolean saysStuckAfter() {
        return stuckAfter != null;
    }

    /** These policies, and for the types that they do not name those that hold anyway. */
    RetryPolicies retries(RetryPolicies otherwise) {
        RetryPolicies all = otherwise;
        for (String retry : retries) {
            int sign = retry.indexOf('=');
            if (sign < 1) {
                throw Numbers.expected("--retry", "TYPE=POLICY", retry);
            }
            String type = retry.substring(0, sign);
            if (type.contains(REST) && !type.equals(REST)) {
                throw Numbers.expected("the TYPE of --retry", "one type, or * for all others", type);
            }
            RetryPolicy policy = RetryPolicy.parse(retry.substring(sign + 1));
            all = type.equals(REST) ? new RetryPolicies(all.byType(), policy) : all.with(type, policy);
        }
        return all;
    }

    @Nullable
    Duration stuckAfter(Duration lease) {
        if (stuckAfter == null) {
            return null;
        }
        Duration after = Durations.parse(stuckAfter);
        Duration shortest = ManagerSettings.shortestStuckAfter(lease);
        if (after.compareTo(shortest) < 0) {
            throw Numbers.expected(
                    "--stuck-after", "at least " + Durations.format(shortest) + ", three heartbeats", stuckAfter);
        }
        if (after.compareTo(NewJob.LONGEST) > 0) {
            throw Numbers.expected("--stuck-after", "at most " + Durations.format(NewJob.LONGEST), stuckAfter);
        }
        return after;
    }
}
