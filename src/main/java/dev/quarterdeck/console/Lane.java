package dev.quarterdeck.console;

import dev.quarterdeck.job.JobState;
import org.jspecify.annotations.Nullable;

/**
 * What is done in the background, of each kind one thing at a time: of two questions in a lane only the later one's
 * answer counts, and of two orders both.
 *
 * @param pane whose rows; null where there is only one lane of the kind
 */
record Lane(Kind kind, @Nullable JobState pane) {

    /** What it is about. */
    enum Kind {
        CHANGE_MARK,
        COUNTS,
        BACKLOG,
        FLOW,
        TARGET,
        ROWS,
        MATCHES,
        MARKS,
        JOB,
        ERRORS,
        AUDIT,
        ENTRY,
        TRASH,
        TRASHED,
        TRASHED_JOB,
        QUEUES,
        WORKERS,
        TRENDS,
        SIMULATION,
        PREVIEW,
        OPERATION,
        QUEUE,
        SIMULATE,
        EDIT,
        COMPLETION,
        COPY,
        COMMAND;

        /** Whether it changes something: then each one is carried out and accounted for, in turn. */
        boolean orders() {
            return this == OPERATION || this == QUEUE || this == SIMULATE || this == EDIT || this == COMMAND;
        }

        /** Whether a person asked for it: it goes on though the picture does not need it. */
        boolean wanted() {
            return orders() || this == PREVIEW || this == COMPLETION || this == COPY;
        }
    }

    static Lane of(Kind kind) {
        return new Lane(kind, null);
    }

    static Lane of(Kind kind, JobState pane) {
        return new Lane(kind, pane);
    }
}
