package dev.quarterdeck.operation;

import dev.quarterdeck.store.OperationInfo;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** There is nothing to undo; one line that says why. */
public final class NotUndoableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String message;

    private NotUndoableException(String message) {
        super(message);
        this.message = message;
    }

    /** Why, one line. */
    public String message() {
        return message;
    }

    static NotUndoableException nothing() {
        return new NotUndoableException("nothing can be undone: no operation of late has changed a job");
    }

    static NotUndoableException notThere(long number) {
        return new NotUndoableException("operation " + number + " is not there; audit lists them");
    }

    static NotUndoableException keptNothing(OperationInfo operation) {
        String why = operation.changed() == 0 ? "it changed no job" : "it kept nothing to bring back";
        return new NotUndoableException(
                "operation " + operation.number() + " cannot be undone: " + why + " (" + operation.command() + ")");
    }

    static NotUndoableException expired(OperationInfo operation, Instant until) {
        return new NotUndoableException("operation " + operation.number() + " can be undone no longer: what it kept was"
                + " kept until " + until.truncatedTo(ChronoUnit.SECONDS));
    }

    static NotUndoableException undone(OperationInfo operation) {
        return new NotUndoableException("operation " + operation.number() + " is undone already, by operation "
                + operation.undoneBy() + "; undo " + operation.undoneBy() + " takes that back");
    }
}
