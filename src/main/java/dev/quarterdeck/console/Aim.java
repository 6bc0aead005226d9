package dev.quarterdeck.console;

import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.text.Ages;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that a key means: those marked, else the one under the cursor, or the group of errors under it.
 *
 * @param selection with this moment frozen in it
 * @param words what they are called: {@code job 87,911}, {@code 3 marked jobs}
 * @param one the job, when it is only one
 * @param note what should be known besides, such as what hides from sight; empty for nothing
 */
record Aim(Selection selection, String words, @Nullable JobRow one, String note) {

    static Optional<Aim> of(Model model) {
        Optional<JobRow> open = model.layer(Detail.class).map(Detail::row);
        if (open.isPresent()) {
            return open.map(row -> one(row, model));
        }
        Optional<Errors> errors = model.layer(Errors.class);
        if (errors.isPresent()) {
            return errors.flatMap(list -> list.aim(model));
        }
        Pane pane = model.pane();
        if (pane.marks().everything()) {
            return Optional.of(everything(pane, model));
        }
        return pane.marks().isEmpty() ? pane.current().map(row -> one(row, model)) : Optional.of(some(pane, model));
    }

    /** The state of its jobs; those that are marked are the pane's. */
    JobState state(Model model) {
        Set<JobState> states = selection.states();
        return states.size() == 1 ? states.iterator().next() : model.pane().state();
    }

    /** The one job, and only as long as it is in the state in which it is seen. */
    private static Aim one(JobRow row, Model model) {
        JobState state = row.job().state();
        Selection selection = new Selection(Set.of(state), List.of(row.id()), Filter.ANY, false, model.now());
        return new Aim(selection, "job " + Ages.number(row.id()), row, "");
    }

    private static Aim some(Pane pane, Model model) {
        Marks marks = pane.marks();
        String words = Ages.number(marks.count()) + (marks.count() == 1 ? " marked job" : " marked jobs");
        String note = marks.hidden() == 0
                ? ""
                : Ages.number(marks.hidden()) + " of the " + words
                        + (pane.narrowing().isSet() ? " are hidden by the filter" : " are no longer in this pane");
        return new Aim(Selection.ofIds(marks.ids(), model.now()), words, null, note);
    }

    private static Aim everything(Pane pane, Model model) {
        String state = pane.state().word();
        boolean filtered = pane.narrowing().isSet();
        return new Aim(
                Selection.ofState(pane.state(), model.now())
                        .and(pane.narrowing().filter()),
                "all " + state + " jobs" + (filtered ? " that match" : ""),
                null,
                "every one of them, on the screen or not");
    }
}
