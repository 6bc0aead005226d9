package dev.quarterdeck.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the record: something that an operator did.
 *
 * @param command what was said, or what does the same
 * @param endedAt null while it is under way, and for ever if its process was ended
 * @param matched jobs that it was about; 1 for what is about no jobs but a queue, a worker or a schedule
 * @param changed jobs that it changed
 * @param asked running jobs that it told to stop
 * @param skipped jobs that it left alone
 * @param ending why it ended before its end; null when it did not
 * @param undoOf the operation that it undid; null when it is no undo
 * @param undoneBy the last operation that undid it
 * @param undoableUntil until when it can be undone; null when nothing was kept for that
 */
public record OperationInfo(
        long number,
        String command,
        By by,
        Instant startedAt,
        @Nullable Instant endedAt,
        long matched,
        long changed,
        long asked,
        long skipped,
        @Nullable String ending,
        @Nullable Long undoOf,
        @Nullable Long undoneBy,
        @Nullable Instant undoableUntil) {

    public OperationInfo withCommand(String newCommand) {
        return new OperationInfo(
                number,
                newCommand,
                by,
                startedAt,
                endedAt,
                matched,
                changed,
                asked,
                skipped,
                ending,
                undoOf,
                undoneBy,
                undoableUntil);
    }

    /** The verb: the command's first word. */
    public String verb() {
        int blank = command.indexOf(' ');
        return blank < 0 ? command : command.substring(0, blank);
    }

    /** Whether what it changed is still kept at this moment. */
    public boolean undoableAt(Instant now) {
        return undoableUntil != null && undoableUntil.isAfter(now);
    }
}
