package dev.quarterdeck.console;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.text.Ages;
import dev.quarterdeck.text.CellWidth;
import java.util.List;

/** Draws what covers the panes: one job, the help, the command log, the output of a command. */
final class TextScreen {
    private TextScreen() {}

    static void draw(Canvas canvas, Model model, Detail detail) {
        frame(canvas, model, title(detail), detail.lines(model), detail.scroll(), detail.found());
    }

    static void draw(Canvas canvas, Model model, Reader reader) {
        Line title = Line.of(" " + reader.title() + " ", Style.PLAIN.strong().reversed());
        frame(canvas, model, title, reader.lines(model), reader.scroll(), -1);
    }

    static void draw(Canvas canvas, Model model, AuditEntry entry) {
        frame(canvas, model, title(entry), entry.lines(model), entry.scroll(), -1);
    }

    private static Line title(AuditEntry entry) {
        return Line.of(
                        " operation " + Ages.number(entry.row().id()) + " ",
                        Style.PLAIN.strong().reversed())
                .plus(" " + entry.row().verb() + " ", Style.PLAIN.strong());
    }

    private static Line title(Detail detail) {
        Job job = detail.row().job();
        JobState state = job.state();
        Reason reason = job.reason();
        String name = detail.row().name().isEmpty() ? "" : " \"" + detail.row().name() + "\"";
        return Line.of(
                        " job " + Ages.number(job.id()) + " ",
                        Style.PLAIN.strong().reversed())
                .plus(
                        " " + state.name() + (reason == null ? "" : " " + reason.word()) + " ",
                        Style.of(state).strong())
                .plus("─ " + detail.row().type() + name + " ", Style.PLAIN)
                .plus(detail.gone() ? "─ gone " : "", Style.of(JobState.DEAD));
    }

    private static void frame(Canvas canvas, Model model, Line title, List<Line> lines, Scroll at, int found) {
        Rect rect = Layout.middle(model.size());
        canvas.box(rect, Style.PLAIN.strong());
        canvas.put(rect.x() + 1, rect.y(), title, rect.width() - 2);
        int height = Layout.lines(model.size());
        int cells = Layout.lineCells(model.size());
        int top = at.within(lines.size(), height).top();
        for (int i = 0; i < height && top + i < lines.size(); i++) {
            Line line = lines.get(top + i);
            Line shown =
                    top + i == found ? Line.of(CellWidth.padRight(line.text(), cells), Style.PLAIN.reversed()) : line;
            canvas.put(rect.x() + 2, rect.y() + 1 + i, shown, cells);
        }
        if (lines.size() > height) {
            String where = " " + (top + 1) + "-" + Math.min(lines.size(), top + height) + " of "
                    + Ages.number(lines.size()) + " ";
            canvas.put(rect.right() - 2 - where.length(), rect.bottom() - 1, where, Style.DIM);
        }
    }
}
