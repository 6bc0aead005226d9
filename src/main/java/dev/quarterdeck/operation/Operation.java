package dev.quarterdeck.operation;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.FilterException;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Verb;

/**
 * What an operator wants done to a selection of jobs.
 *
 * @param forever said of a purge by one who knows that nothing brings the jobs back; asks for the count as confirmation
 */
public record Operation(Change change, Selection selection, boolean forever) {

    /**
     * Refuses a selection that says nothing: an empty condition must never mean every job by accident.
     *
     * @throws FilterException when the selection says nothing
     */
    public Operation {
        if (selection.saysNothing()) {
            throw new FilterException("", "say what to " + Words.bare(change.verb()) + ", or --all");
        }
        if (forever && change.verb() != Verb.PURGE) {
            throw new IllegalArgumentException(
                    "expected forever with purge only, got: " + change.verb().word());
        }
    }

    public static Operation of(Change change, Selection selection) {
        return new Operation(change, selection, false);
    }

    public Verb verb() {
        return change.verb();
    }

    /** The command that does the same, on one line; it can be pasted into a shell, a script and the prompt. */
    public String command() {
        var command = new StringBuilder(verb().word()).append(' ').append(selection.canonical());
        if (change.force()) {
            command.append(" --force");
        }
        if (forever) {
            command.append(" --forever");
        }
        String reason = change.reason();
        if (reason != null) {
            command.append(" --reason ").append(quoted(OneLine.of(reason)));
        }
        return command.toString();
    }

    /** In quotes, as shells and our own scripts understand them alike. */
    private static String quoted(String text) {
        boolean plainInside = text.chars().noneMatch(c -> "\"$`\\!".indexOf(c) >= 0);
        return text.indexOf('\'') >= 0 && plainInside ? '"' + text + '"' : "'" + text.replace("'", "'\"'\"'") + "'";
    }
}
