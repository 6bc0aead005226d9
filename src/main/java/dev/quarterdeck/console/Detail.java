package dev.quarterdeck.console;

import dev.quarterdeck.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one job.
 *
 * @param row the job as it was last read
 * @param page its long texts; null until they were read
 * @param gone there is no such job any more
 * @param search what is searched for; empty for nothing
 * @param found index of the line where it was found; -1 for nowhere
 */
record Detail(JobRow row, @Nullable JobPage page, boolean gone, Scroll scroll, String search, int found)
        implements Scrolling.Text {

    static Detail of(JobRow row) {
        return new Detail(row, null, false, Scroll.START, "", -1);
    }

    @Override
    public Scope scope() {
        return Scope.DETAIL;
    }

    @Override
    public boolean coversBoard() {
        return true;
    }

    @Override
    public int total(Model model) {
        return lines(model).size();
    }

    @Override
    public Detail scrolled(Scroll newScroll) {
        return new Detail(row, page, gone, newScroll, search, found);
    }

    /** Everything there is to read, laid out for the present size. */
    List<Line> lines(Model model) {
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
        return read.map(now -> new Detail(now.row(), now, false, scroll, search, found))
                .orElseGet(() -> new Detail(row, page, true, scroll, search, found));
    }

    /** Searches from the top of the screen on. */
    Next search(Model model, String text) {
        return new Detail(row, page, gone, scroll, text, scroll.top() - 1).found(model, 1);
    }

    /** Goes to the next line, or the one before, in which the text is found; begins anew at the other end. */
    Next found(Model model, int direction) {
        List<Line> lines = lines(model);
        String wanted = search.toLowerCase(Locale.ROOT);
        for (int i = 1; i <= lines.size(); i++) {
            int line = Math.floorMod(found + direction * i, lines.size());
            if (lines.get(line).text().toLowerCase(Locale.ROOT).contains(wanted)) {
                Scroll seen = scroll.to(line, lines.size(), Layout.lines(model.size()));
                return Next.of(model.swap(new Detail(row, page, gone, seen, search, line)));
            }
        }
        return Next.of(model.swap(new Detail(row, page, gone, scroll, search, -1))
                .say(Notice.hint("not found: " + SafeText.line(search))));
    }

    static Optional<String> searchObstacle(Model model) {
        boolean searched = model.layer(Detail.class)
                .filter(detail -> !detail.search.isEmpty())
                .isPresent();
        return searched ? Optional.empty() : Optional.of("nothing was searched yet: / searches");
    }
}
