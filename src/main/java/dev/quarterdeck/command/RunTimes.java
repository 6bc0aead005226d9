package dev.quarterdeck.command;

import dev.quarterdeck.job.Edit;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Run times that jobs are given later than when they were put. */
final class RunTimes {
    private RunTimes() {}

    /** The moment as it is kept, within what a job may have. */
    static Instant limited(Instant moment) {
        try {
            Edit.runAt(moment);
            return moment.truncatedTo(ChronoUnit.MILLIS);
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
    }
}
