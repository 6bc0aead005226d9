package dev.quarterdeck.command;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.store.JobReader;
import dev.quarterdeck.store.OperationInfo;
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
        return reader.find(number).orElseThrow(() -> CommandException.failed(gone(reader, number)));
    }

    private static String gone(JobReader reader, long number) {
        return reader.trashedBy(number)
                .map(OperationInfo::number)
                .map(purge -> "job " + number + " is in the trash: operation " + purge + " purged it; undo " + purge
                        + " brings it back")
                .orElseGet(() -> ChangeCommand.notThere(List.of(number)));
    }
}
