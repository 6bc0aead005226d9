package dev.quarterdeck.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one job.
 *
 * @param row the job as it was last read
 * @param page its long texts; null until they were read
 * @param gone there is no such job any more
 */
record Detail(JobRow row, @Nullable JobPage page, boolean gone, Scroll scroll) implements Scrolling.Text {

    static Detail of(JobRow row) {
        return new Detail(row, null, false, Scroll.START);
    }

    @Override
    public Scope scope() {
        return Scope.DETAIL;
    }

    @Override
    public Detail scrolled(Scroll newScroll) {
        return new Detail(row, page, gone, newScroll);
    }

    @Override
    public List<Line> lines(Model model) {
        return lines(row, page, model);
    }

    /** A job's fields, and below them what was read of it. */
    static List<Line> lines(JobRow row, @Nullable JobPage page, Model model) {
        var lines = new ArrayList<>(JobFacts.lines(row, model, Layout.lineCells(model.size())));
        if (page == null) {
            lines.add(Line.EMPTY);
            lines.add(Line.of("reading", Style.DIM));
        } else {
            lines.addAll(page.body());
        }
        return lines;
    }

    /** Takes in what was read; nothing when the job is gone: then the last that was known stays. */
    Detail read(Optional<JobPage> read) {
        return read.map(now -> new Detail(now.row(), now, false, scroll))
                .orElseGet(() -> new Detail(row, page, true, scroll));
    }
}
