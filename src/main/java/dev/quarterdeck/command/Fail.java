package dev.quarterdeck.command;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.RetryPolicy;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.Settlement;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ends a claim by hand: the attempt failed. */
@LeastRole(Role.OPERATOR)
@Needs(Capability.WORK)
@Command(
        name = "fail",
        description = {
            "End a claim made with take: the attempt failed.",
            "With retries left the job runs again, unless told otherwise after 1s, then twice as long each time."
        })
final class Fail extends SettleCommand {
    @Mixin
    private ErrorArg error;

    @Option(
            names = "--retry-in",
            paramLabel = "DURATION",
            description = "When to run it again, if it has retries left.")
    private @Nullable String retryIn;

    @Option(names = "--no-retry", description = "Let it die, whatever retries it has left.")
    private boolean noRetry;

    @Override
    Settlement settlement(JobReader reader, Lease lease) {
        if (retryIn != null && noRetry) {
            throw CommandException.usage("--retry-in and --no-retry exclude each other; give one of them");
        }
        return new Settlement.Fail(lease, error.text(session()), noRetry ? null : delay(reader, lease));
    }

    @Override
    String done() {
        return "failed";
    }

    private @Nullable Duration delay(JobReader reader, Lease lease) {
        if (retryIn != null) {
            return Numbers.delay("--retry-in", retryIn);
        }
        int attempt = reader.find(lease.jobId()).map(Job::attempts).orElse(1);
        return RetryPolicy.DEFAULT
                .delayAfter(attempt, ThreadLocalRandom.current().nextDouble())
                .orElse(null);
    }
}
