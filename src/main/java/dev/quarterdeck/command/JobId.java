package dev.quarterdeck.command;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.store.JobReader;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The one job that a verb is about. */
final class JobId {
    @Parameters(paramLabel = "ID", description = "The job's id.")
    private String id;

    long number() {
        return Numbers.whole("ID", id, "the id of a job, a number");
    }

    /** Finds the job. */
    Job find(JobReader reader) {
        long number = number();
        return reader.find(number).orElseThrow(() -> CommandException.failed(ChangeCommand.notThere(List.of(number))));
    }
}
