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
 * @param asks to be asked for in any case: it may be another job than the one that the eye is on
 */
record Aim(Selection selection, String words, @Nullable JobRow one, String note, boolean asks) {

    static Optional<Aim> of(Model model) {
        Optional<JobRow> open = model.layer(Detail.class).map(Detail::row);
        if (open.isPresent()) {
            return open.map(row -> one(row, model, ""));
        }
        Optional<Errors> errors = model.layer(Errors.class);
        if (errors.isPresent()) {
            return errors.flatMap(list -> list.aim(model));
        }
        Pane pane = model.pane();
        if (pane.marks().everything()) {
            return Optional.of(everything(pane, model));
        }
        return pane.marks().isEmpty() ? underCursor(pane, model) : Optional.of(some(pane, model));
    }

    /** The state of its jobs; those that are marked are the pane's. */
    JobState state(Model model) {
        Set<JobState> states = selection.states();
        return states.size() == 1 ? states.iterator().next() : model.pane().state();
    }

    private static Optional<Aim> underCursor(Pane pane, Model model) {
        String note = pane.surprises(model.millis()) ? "the job that was under the cursor has just left this pane" : "";
        return pane.current().map(row -> one(row, model, note));
    }

    /** The one job, and only as long as it is in the state in which it is seen. */
    private static Aim one(JobRow row, Model model, String note) {
        JobState state = row.job().state();
        Selection selection = new Selection(Set.of(state), List.of(row.id()), Filter.ANY, false, model.now());
        return new Aim(selection, "job " + Ages.number(row.id()), row, note, !note.isEmpty());
    }

    private static Aim some(Pane pane, Model model) {
        Marks marks = pane.marks();
        if (marks.count() == 1) {
            return mark(pane, marks.ids().get(0), model);
        }
        String words = Ages.number(marks.count()) + " marked jobs";
        String note = marks.hidden() == 0
                ? ""
                : Ages.number(marks.hidden()) + " of the " + words
                        + (pane.narrowing().isSet() ? " are hidden by the filter" : " are no longer in this pane");
        return new Aim(Selection.ofIds(marks.ids(), model.now()), words, null, note, false);
    }

    /** The one that is marked may be another one than the eye is on. */
    private static Aim mark(Pane pane, long id, Model model) {
        return pane.current()
                .filter(row -> row.id() == id)
                .map(row -> one(row, model, ""))
                .orElseGet(() -> new Aim(
                        Selection.ofIds(List.of(id), model.now()),
                        "the marked job " + Ages.number(id),
                        null,
                        "job " + Ages.number(id) + " is marked; it is not the one under the cursor",
                        true));
    }

    private static Aim everything(Pane pane, Model model) {
        String state = pane.state().word();
        boolean filtered = pane.narrowing().isSet();
        return new Aim(
                Selection.ofState(pane.state(), model.now())
                        .and(pane.narrowing().filter()),
                "all " + state + " jobs" + (filtered ? " that match" : ""),
                null,
                "every one of them, on the screen or not",
                false);
    }
}
