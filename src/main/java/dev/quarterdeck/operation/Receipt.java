package dev.quarterdeck.operation;

import dev.quarterdeck.store.UndoReceipt;
import dev.quarterdeck.text.Ages;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an operation did, counted, never guessed.
 *
 * @param number the operation's number; null when there is none, because it only was a preview or nothing matched
 * @param matched jobs that the selection matched when the operation began
 * @param asked running jobs that were told to stop
 * @param skipped jobs that were left alone, by the word that says why
 * @param failed jobs of the chunk in which the target failed; nothing was changed in them
 * @param missing ids that the selection names and that are not there
 * @param dryRun nothing was done: the counts are those of the preview
 * @param stopped it ended early, by request or by a failure; what it did is kept
 * @param problem why it failed, one line; null when it did not
 * @param left the first of the jobs that an undo left alone
 * @param undoableUntil until when it can be undone; null when it cannot
 */
public record Receipt(
        Task task,
        @Nullable Long number,
        long matched,
        long changed,
        long asked,
        Map<String, Long> skipped,
        long failed,
        List<Long> missing,
        boolean dryRun,
        boolean stopped,
        @Nullable String problem,
        List<UndoReceipt.Left> left,
        @Nullable Instant undoableUntil) {

    /** The most jobs that are told of one by one. */
    static final int MOST_LEFT = 20;

    public Receipt {
        skipped = new TreeMap<>(skipped);
        missing = List.copyOf(missing);
        left = List.copyOf(left);
    }

    static Receipt preview(
            Task task, long matched, long changed, long asked, Map<String, Long> skipped, List<Long> missing) {
        return new Receipt(
                task, null, matched, changed, asked, skipped, 0, missing, true, false, null, List.of(), null);
    }

    /** Of a task that nothing matched, so that nothing was recorded. */
    static Receipt ofNothing(Task task, List<Long> missing) {
        return new Receipt(task, null, 0, 0, 0, Map.of(), 0, missing, false, false, null, List.of(), null);
    }

    /** The equivalent command. */
    public String command() {
        return task.command();
    }

    /** Whether everything that was named is accounted for as it was meant. */
    public boolean complete() {
        return !stopped && failed == 0 && missing.isEmpty();
    }

    /** One line that says it all: {@code requeued 21 of 21 dead jobs · operation 17}. */
    public String sentence() {
        var line = new StringBuilder(dryRun ? "would " + task.bare() : task.past())
                .append(' ')
                .append(Ages.number(changed))
                .append(" of ")
                .append(Words.jobs(matched, task.states()))
                .append(task.after());
        if (asked > 0) {
            line.append(" · ")
                    .append(dryRun ? "would ask " : "asked ")
                    .append(Ages.number(asked))
                    .append(" to stop");
        }
        if (!skipped.isEmpty()) {
            line.append(" · ").append(Words.skipped(skipped));
        }
        if (failed > 0) {
            line.append(" · ").append(Ages.number(failed)).append(" failed");
        }
        if (stopped) {
            line.append(" · stopped, ").append(Ages.number(untouched())).append(" left as they were");
        }
        if (number != null) {
            line.append(" · operation ").append(number);
        }
        return line.toString();
    }

    /** Jobs that the operation did not come to. */
    private long untouched() {
        long skips = skipped.values().stream().mapToLong(Long::longValue).sum();
        return matched - changed - asked - skips - failed;
    }
}
