package dev.quarterdeck.command;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.Lease;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the verbs share that are about a job which was taken by hand. */
abstract class HeldCommand extends VerbCommand {
    @Mixin
    private JobId id;

    @Option(names = "--token", paramLabel = "TOKEN", required = true, description = "The token that take printed.")
    private String token = "";

    /** The claim that the words name. */
    final Lease lease() {
        return new Lease(id.number(), Numbers.whole("--token", token, "the token that take printed, a number"));
    }

    /** Why a claim could not be used, and what to do. */
    static CommandException lost(JobReader reader, Lease lease) {
        return CommandException.failed(reader.find(lease.jobId())
                .map(job -> "lease lost: token " + lease.token() + " does not hold job " + lease.jobId() + ", which is "
                        + state(job) + "; nothing was changed, drop this work and take a job anew")
                .orElseGet(() -> ChangeCommand.notThere(List.of(lease.jobId()))));
    }

    private static String state(Job job) {
        return job.state() == JobState.LOCKED
                ? "locked by another claim of " + job.worker()
                : job.state().word();
    }
}
