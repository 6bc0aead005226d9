package dev.quarterdeck.console;

import dev.quarterdeck.job.JobState;
import java.util.Optional;
import java.util.function.Function;

/** Moves the cursor and the focus about the panes. */
final class Moves {
    private Moves() {}

    static Next up(Model model) {
        return by(model, -1);
    }

    static Next down(Model model) {
        return by(model, 1);
    }

    static Next pageUp(Model model) {
        return by(model, -page(model));
    }

    static Next pageDown(Model model) {
        return by(model, page(model));
    }

    static Next halfUp(Model model) {
        return by(model, -half(model));
    }

    static Next halfDown(Model model) {
        return by(model, half(model));
    }

    private static int half(Model model) {
        return Math.max(1, height(model) / 2);
    }

    /** Under a filter every job that is shown was found, and the next one is the next hit. */
    static Optional<String> hitObstacle(Model model) {
        return model.pane().narrowing().isSet()
                ? Optional.empty()
                : Optional.of("no filter is set: / shows only what matches");
    }

    static Next first(Model model) {
        return Next.of(model.pane(pane -> pane.toFirst(height(model))));
    }

    static Next last(Model model) {
        return Next.of(model.pane(pane -> pane.toLast(height(model))));
    }

    /** A range is made of the rows that the cursor passes: it cannot leap over millions that nobody saw. */
    static Optional<String> leapObstacle(Model model) {
        return model.pane().marks().inRange()
                ? Optional.of("a range takes the rows one passes: v ends it; * takes everything that matches")
                : Optional.empty();
    }

    static Next nextPane(Model model) {
        return focus(model, (model.board().focus().ordinal() + 1) % JobState.values().length);
    }

    static Next previousPane(Model model) {
        int panes = JobState.values().length;
        return focus(model, (model.board().focus().ordinal() + panes - 1) % panes);
    }

    static Next left(Model model) {
        return focus(model, model.board().focus().ordinal() & ~1);
    }

    static Next right(Model model) {
        return focus(model, model.board().focus().ordinal() | 1);
    }

    static Function<Model, Next> toPane(JobState state) {
        return model -> focus(model, state.ordinal());
    }

    private static Next focus(Model model, int pane) {
        return Next.of(model.with(model.board().focus(JobState.values()[pane])));
    }

    private static Next by(Model model, int rows) {
        return Next.of(model.pane(pane -> pane.move(rows, height(model))));
    }

    private static int height(Model model) {
        return Layout.rows(model, model.board().focus());
    }

    /** One row less than is shown, so that the eye finds its place again. */
    private static int page(Model model) {
        return Math.max(1, height(model) - 1);
    }
}
