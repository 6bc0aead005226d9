package dev.quarterdeck.job;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an operator can do to a selection of jobs. */
public enum Verb {
    REQUEUE(JobEvent.REQUEUE),
    PURGE(JobEvent.PURGE),
    UNPROCESSABLE(JobEvent.UNPROCESSABLE),
    CANCEL(JobEvent.CANCEL),
    UNLOCK(JobEvent.UNLOCK),
    REPRIORITIZE(null),
    RESCHEDULE(null),
    EDIT(null);

    private final @Nullable JobEvent event;

    Verb(@Nullable JobEvent event) {
        this.event = event;
    }

    /** Whether it writes into jobs and leaves them in their state. */
    public boolean edits() {
        return event == null;
    }

    /**
     * The event that the verb is for each job.
     *
     * @throws IllegalStateException when it edits
     */
    public JobEvent event() {
        if (event == null) {
            throw new IllegalStateException("expected a verb that moves jobs, got: " + word());
        }
        return event;
    }

    /** The command's name. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
