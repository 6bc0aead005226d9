package dev.quarterdeck.operation;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Edit;
import dev.quarterdeck.job.FilterException;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Verb;
import java.util.List;
import java.util.Set;

/**
 * What an operator wants done to a selection of jobs.
 */
public record Operation(Change change, Selection selection) implements Task {

    /**
     * Refuses a selection that says nothing: an empty condition must never mean every job by accident.
     *
     * @throws FilterException when the selection says nothing
     */
    public Operation {
        if (selection.saysNothing()) {
            throw new FilterException("", "say what to " + Words.bare(change.verb()) + ", or --all");
        }
    }

    public static Operation of(Change change, Selection selection) {
        return new Operation(change, selection);
    }

    public Verb verb() {
        return change.verb();
    }

    @Override
    public String bare() {
        return Words.bare(verb());
    }

    @Override
    public String past() {
        return Words.past(verb());
    }

    @Override
    public String after() {
        return Words.after(change);
    }

    @Override
    public Set<JobState> states() {
        return selection.states();
    }

    @Override
    public List<Long> named() {
        return selection.ids();
    }

    @Override
    public String command() {
        var command = new StringBuilder(verb().word()).append(' ').append(selection.canonical());
        if (change.force()) {
            command.append(" --force");
        }
        if (change.forever()) {
            command.append(" --forever");
        }
        if (change.rate() != null) {
            command.append(" --rate ").append(change.rate().format());
        }
        if (verb().edits()) {
            command.append(edit());
        }
        String reason = change.reason();
        if (reason != null) {
            command.append(" --reason ").append(quoted(OneLine.of(reason)));
        }
        return command.toString();
    }

    /** A payload is not told: it may be long, and not for everybody who reads what was done. */
    private String edit() {
        Edit edit = change.edit();
        var options = new StringBuilder();
        if (edit.payload() != null) {
            options.append(" --payload -");
        }
        if (edit.priority() != null) {
            options.append(verb() == Verb.EDIT ? " --priority " : " --to ")
                    .append(edit.priority().word());
        }
        if (edit.runAt() != null) {
            options.append(verb() == Verb.EDIT ? " --run-at " : " --at ").append(edit.runAt());
        }
        return options.toString();
    }

    /** In quotes, as shells and our own scripts understand them alike. */
    private static String quoted(String text) {
        boolean plainInside = text.chars().noneMatch(c -> "\"$`\\!".indexOf(c) >= 0);
        return text.indexOf('\'') >= 0 && plainInside ? '"' + text + '"' : "'" + text.replace("'", "'\"'\"'") + "'";
    }
}
