package dev.quarterdeck.command;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.json.Figures;
import dev.quarterdeck.text.Ages;
import dev.quarterdeck.text.CellWidth;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes figures as they come, a line each, in columns that fit 80 cells. */
final class WatchTable {
    /** A pipe has one heading, for whoever cuts it off. */
    private static final int LINES_A_HEADING = 20;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int COUNT = 11;
    private static final int LOCKED_COUNT = 9;
    private static final int CHANGE = 7;
    private static final int OLDEST = 7;

    private final Output output;
    private @Nullable Figures before;
    private long lines;

    WatchTable(Output output) {
        this.output = output;
    }

    void write(Figures figures) {
        if (lines == 0 || (output.isTerminal() && lines % LINES_A_HEADING == 0)) {
            heading();
        }
        List<Cell> cells = new ArrayList<>(List.of(Cell.of(TIME.format(figures.at()))));
        for (JobState state : JobState.values()) {
            cells.add(count(figures, state));
            if (state != JobState.LOCKED) {
                cells.add(change(figures, state));
            }
        }
        Long oldest = figures.oldestReadySeconds();
        String age = oldest == null ? "" : Ages.brief(Duration.ofSeconds(oldest));
        cells.add(Cell.of(CellWidth.padLeft(age, OLDEST)));
        output.cells(cells);
        before = figures;
        lines++;
    }

    private void heading() {
        StringBuilder heading = new StringBuilder("time UTC");
        for (JobState state : JobState.values()) {
            heading.append(CellWidth.padLeft(state.word(), width(state)));
            heading.append(" ".repeat(state == JobState.LOCKED ? 0 : CHANGE));
        }
        output.cells(List.of(Cell.dim(heading + CellWidth.padLeft("oldest", OLDEST))));
    }

    private static int width(JobState state) {
        return state == JobState.LOCKED ? LOCKED_COUNT : COUNT;
    }

    private static Cell count(Figures figures, JobState state) {
        String number = Ages.number(figures.counts().of(state));
        return Cell.of(state).withText(CellWidth.padLeft(number, width(state)));
    }

    private Cell change(Figures figures, JobState state) {
        long change = before == null
                ? 0
                : figures.counts().of(state) - before.counts().of(state);
        String text = change == 0 ? "" : (change > 0 ? "+" : "") + Ages.number(change);
        return Cell.dim(CellWidth.padRight(text.isEmpty() ? "" : " " + text, CHANGE));
    }
}
