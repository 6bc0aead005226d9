package dev.quarterdeck.console;

import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.JobState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The four panes.
 *
 * @param focus the state whose pane takes the keys
 * @param alone that pane has the screen to itself, because the person wants it so
 * @param idCells how wide the ids are; only grows, so that columns do not move
 * @param named jobs with names have been seen; there is no column for what no job has
 */
record Board(List<Pane> panes, JobState focus, boolean alone, int idCells, boolean named) {
    private static final int LEAST_ID_CELLS = 6;

    Board {
        panes = List.copyOf(panes);
    }

    static Board start() {
        return new Board(
                Arrays.stream(JobState.values()).map(Pane::of).toList(),
                JobState.PENDING,
                false,
                LEAST_ID_CELLS,
                false);
    }

    Pane focused() {
        return pane(focus);
    }

    Pane pane(JobState state) {
        return panes.get(state.ordinal());
    }

    Board with(Pane pane) {
        var changed = new ArrayList<>(panes);
        changed.set(pane.state().ordinal(), pane);
        return new Board(changed, focus, alone, idCells, named);
    }

    /** Every pane with this filter. */
    Board narrowed(Narrowing narrowing) {
        return new Board(panes.stream().map(pane -> pane.narrowed(narrowing)).toList(), focus, alone, idCells, named);
    }

    /** Every pane that is narrowed as the focused one without its filter. */
    Board widened() {
        Filter filter = focused().narrowing().filter();
        return new Board(
                panes.stream()
                        .map(pane -> pane.narrowing().filter().equals(filter) ? pane.narrowed(Narrowing.NONE) : pane)
                        .toList(),
                focus,
                alone,
                idCells,
                named);
    }

    Board focus(JobState state) {
        return new Board(panes, state, alone, idCells, named);
    }

    Board alone(boolean newAlone) {
        return new Board(panes, focus, newAlone, idCells, named);
    }

    /** Makes room for what these rows show. */
    Board roomFor(List<JobRow> rows) {
        int cells = idCells;
        boolean anyNamed = named;
        for (JobRow row : rows) {
            cells = Math.max(cells, Columns.id(row.id()).length());
            anyNamed |= !row.name().isEmpty();
        }
        return new Board(panes, focus, alone, cells, anyNamed);
    }
}
