package dev.quarterdeck.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one job that lies in the trash.
 *
 * @param heap what its operation threw away
 * @param row the job as it was
 * @param page its long texts; null until they were read
 * @param gone it does not lie in the trash any more
 */
record TrashedJob(TrashRow heap, JobRow row, @Nullable JobPage page, boolean gone, Scroll scroll)
        implements Scrolling.Text {

    static TrashedJob of(TrashRow heap, JobRow row) {
        return new TrashedJob(heap, row, null, false, Scroll.START);
    }

    @Override
    public Scope scope() {
        return Scope.TRASHED_JOB;
    }

    @Override
    public TrashedJob scrolled(Scroll newScroll) {
        return new TrashedJob(heap, row, page, gone, newScroll);
    }

    @Override
    public List<Line> lines(Model model) {
        var lines = new ArrayList<Line>();
        Wrap.words(fate(model), Layout.lineCells(model.size()))
                .forEach(line -> lines.add(Line.of(line, Style.of(Ink.LOCKED))));
        lines.add(Line.EMPTY);
        lines.addAll(Detail.lines(row, page, model));
        return lines;
    }

    /** {@code in the trash by bob, operation 17: purge dead age=1h..; until 2026-11-23 11:52:10 (23h left)}. */
    private String fate(Model model) {
        Instant until = heap.operation().info().undoableUntil();
        String who = heap.operation().who() + ", operation " + heap.id() + ": "
                + heap.operation().command();
        if (gone) {
            return "not in the trash any more; it was thrown away by " + who;
        }
        return "in the trash by " + who
                + (until == null
                        ? ""
                        : "; until " + Times.date(until, model.setup().zone())
                                + left(Duration.between(model.now(), until)));
    }

    private static String left(Duration left) {
        return left.isNegative() ? " (over)" : " (" + Times.brief(left) + " left)";
    }

    /** Takes in what was read; nothing when it is gone: then the last that was known stays. */
    TrashedJob read(Optional<JobPage> read) {
        return read.map(now -> new TrashedJob(heap, now.row(), now, false, scroll))
                .orElseGet(() -> new TrashedJob(heap, row, page, true, scroll));
    }
}
