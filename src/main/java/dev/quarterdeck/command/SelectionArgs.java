package dev.quarterdeck.command;

import dev.quarterdeck.job.Durations;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.SelectionParser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The words that select jobs. */
final class SelectionArgs {
    @Parameters(
            paramLabel = "SELECTION",
            arity = "0..*",
            description =
                    "Ids; states (dead, or done,dead); filter terms (type=mail.*, age=1h.., error~timeout, not TERM).")
    private List<String> words = new ArrayList<>();

    @Option(
            names = "--older-than",
            paramLabel = "DURATION",
            description = "Only jobs in their state for longer than this; the same as age=DURATION..")
    private @Nullable String olderThan;

    /** What the words select, seen from this moment; {@code all} when the whole queue is meant. */
    Selection selection(Instant now, boolean all) {
        var terms = new ArrayList<>(words);
        if (olderThan != null) {
            terms.add("age=" + Durations.format(Durations.parse(olderThan)) + "..");
        }
        Selection selection = SelectionParser.parse(terms, now);
        return all
                ? new Selection(selection.states(), selection.ids(), selection.filter(), true, selection.now())
                : selection;
    }
}
