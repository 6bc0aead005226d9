package dev.quarterdeck.operation;

import dev.quarterdeck.job.Durations;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.text.Ages;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person is asked before an operation runs; it grows with what cannot be undone.
 *
 * @param question the whole question, one line; empty when none is asked
 * @param warnings what else the person should know, a line each, to be shown with the question
 * @param count how many jobs the operation does something to; what has to be typed for {@link Kind#TYPE_COUNT}
 */
public record Confirmation(Kind kind, String question, List<String> warnings, long count) {

    /** How the answer is given. */
    public enum Kind {
        /** Nothing is asked. */
        NONE,
        /** {@code y} goes on, everything else does not. */
        YES_NO,
        /** The exact count goes on, everything else does not. */
        TYPE_COUNT
    }

    public Confirmation {
        warnings = List.copyOf(warnings);
    }

    /** The confirmation that this operation demands. */
    public static Confirmation of(Preview preview) {
        return of(preview, "; undo brings them back");
    }

    /**
     * The same where undoing is called something else.
     *
     * @param wayBack what is said of purged jobs after how long they lie in the trash
     */
    public static Confirmation of(Preview preview, String wayBack) {
        long count = preview.affected();
        Kind kind = kind(preview);
        return kind == Kind.NONE
                ? new Confirmation(kind, "", List.of(), count)
                : new Confirmation(kind, question(preview, kind), warnings(preview, wayBack), count);
    }

    /** The same, which asks in any case. */
    public Confirmation asked(Preview preview) {
        return kind == Kind.NONE && count > 0
                ? new Confirmation(Kind.YES_NO, question(preview, Kind.YES_NO), warnings, count)
                : this;
    }

    /** Whether this answer lets the operation run; null (end of input) never does. */
    public boolean accepts(@Nullable String answer) {
        if (kind == Kind.NONE) {
            return true;
        }
        String word = answer == null ? "" : answer.strip();
        return kind == Kind.TYPE_COUNT
                ? word.replace(",", "").equals(Long.toString(count))
                : word.equalsIgnoreCase("y") || word.equalsIgnoreCase("yes");
    }

    private static Kind kind(Preview preview) {
        if (preview.affected() == 0) {
            return Kind.NONE;
        }
        if (preview.operation().change().forever()) {
            return Kind.TYPE_COUNT;
        }
        boolean risky = runsAgain(preview) > 0 || preview.liveClaims() > 0;
        return risky || preview.affected() > 1 ? Kind.YES_NO : Kind.NONE;
    }

    private static String question(Preview preview, Kind kind) {
        Operation operation = preview.operation();
        return operation.bare() + " " + Words.jobs(preview.affected(), preview.states())
                + (operation.change().forever() ? " forever" : operation.after())
                + (kind == Kind.TYPE_COUNT ? "? type the count to go on:" : "? (y/N)");
    }

    private static List<String> warnings(Preview preview, String wayBack) {
        var warnings = new ArrayList<String>();
        long again = runsAgain(preview);
        if (again > 0) {
            warnings.add(Ages.number(again) + (again == 1 ? " job is done: its" : " jobs are done: their")
                    + " side effects run again");
        }
        preview.pace().ifPresent(warnings::add);
        if (preview.operation().verb() == Verb.PURGE) {
            warnings.add(
                    preview.operation().change().forever()
                            ? "nothing brings them back"
                            : "to the trash for " + Durations.format(preview.keep()) + wayBack);
        }
        long live = preview.liveClaims();
        if (live > 0) {
            warnings.add(Ages.number(live) + (live == 1 ? " job may be running: it" : " jobs may be running: they")
                    + " may run twice");
        }
        if (preview.affected() < preview.matched()) {
            warnings.add(Words.skipped(preview.skipped()));
        }
        return warnings;
    }

    private static long runsAgain(Preview preview) {
        return preview.operation().verb() == Verb.REQUEUE ? preview.changedIn(JobState.DONE) : 0;
    }
}
