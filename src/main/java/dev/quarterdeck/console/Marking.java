package dev.quarterdeck.console;

import java.util.Optional;

/** Marks jobs of the focused pane. */
final class Marking {
    private Marking() {}

    static Next toggle(Model model) {
        return Moves.down(model.pane(pane -> pane.current()
                .map(row -> pane.with(pane.marks().toggled(row.id())))
                .orElse(pane)));
    }

    /** Begins a range at the cursor, or ends it: what it passed stays marked. */
    static Next range(Model model) {
        return Next.of(model.pane(pane -> {
            Marks marks = pane.marks();
            return marks.inRange()
                    ? pane.with(marks.rangeEnded())
                    : pane.current()
                            .map(row -> pane.with(marks.rangeFrom(row.id())))
                            .orElse(pane);
        }));
    }

    /** Marks everything that matches, or nothing any more. */
    static Next everything(Model model) {
        Pane pane = model.pane();
        if (pane.marks().everything()) {
            return Next.of(model.pane(p -> p.with(Marks.NONE)).say(Notice.hint("no job is marked now")));
        }
        String what = pane.narrowing().isSet() ? " that match the filter" : "";
        return Next.of(model.pane(p -> p.with(Marks.EVERYTHING))
                .say(Notice.hint("all " + pane.state().word() + " jobs" + what
                        + " are marked, on the screen or not; * takes it back")));
    }

    static Optional<String> everythingObstacle(Model model) {
        Pane pane = model.pane();
        return pane.current().isPresent() || pane.marks().everything()
                ? Optional.empty()
                : Optional.of("there is nothing to mark");
    }

    static Optional<String> oneObstacle(Model model) {
        if (model.pane().marks().everything()) {
            return Optional.of("everything that matches is marked: * takes it back, then mark jobs one by one");
        }
        return cursorObstacle(model);
    }

    static Optional<String> cursorObstacle(Model model) {
        return model.pane().current().isPresent() ? Optional.empty() : Optional.of("there is no job under the cursor");
    }
}
