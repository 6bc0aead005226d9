package dev.quarterdeck.job;

import java.util.Locale;

/** What an operator can do to a selection of jobs. */
public enum Verb {
    REQUEUE(JobEvent.REQUEUE),
    PURGE(JobEvent.PURGE),
    UNPROCESSABLE(JobEvent.UNPROCESSABLE),
    CANCEL(JobEvent.CANCEL),
    UNLOCK(JobEvent.UNLOCK);

    private final JobEvent event;

    Verb(JobEvent event) {
        this.event = event;
    }

    /** The event that the verb is for each job. */
    public JobEvent event() {
        return event;
    }

    /** The command's name. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
