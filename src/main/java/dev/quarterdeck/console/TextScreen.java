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
        frame(canvas, model, title(detail.row(), "", detail.gone()), detail.lines(model), detail.scroll());
    }

    static void draw(Canvas canvas, Model model, Reader reader) {
        Line title = Line.of(" " + reader.title() + " ", Style.PLAIN.strong().reversed());
        frame(canvas, model, title, reader.lines(model), reader.scroll());
    }

    static void draw(Canvas canvas, Model model, AuditEntry entry) {
        frame(canvas, model, title(entry), entry.lines(model), entry.scroll());
    }

    private static Line title(AuditEntry entry) {
        return Line.of(
                        " operation " + Ages.number(entry.row().id()) + " ",
                        Style.PLAIN.strong().reversed())
                .plus(" " + entry.row().verb() + " ", Style.PLAIN.strong());
    }

    static void draw(Canvas canvas, Model model, TrashedJob job) {
        frame(
                canvas,
                model,
                title(job.row(), job.gone() ? "not in the trash any more" : "in the trash", false),
                job.lines(model),
                job.scroll());
    }

    private static Line title(JobRow row, String where, boolean gone) {
        Job job = row.job();
        JobState state = job.state();
        Reason reason = job.reason();
        String name = row.name().isEmpty() ? "" : " \"" + row.name() + "\"";
        return Line.of(
                        " job " + Ages.number(job.id()) + " ",
                        Style.PLAIN.strong().reversed())
                .plus(
                        " " + state.name() + (reason == null ? "" : " " + reason.word()) + " ",
                        Style.of(state).strong())
                .plus(
                        where.isEmpty() ? "" : where + " ",
                        Style.of(JobState.LOCKED).strong())
                .plus("─ " + row.type() + name + " ", Style.PLAIN)
                .plus(gone ? "─ gone " : "", Style.of(JobState.DEAD));
    }

    private static void frame(Canvas canvas, Model model, Line title, List<Line> lines, Scroll at) {
        Rect rect = Layout.middle(model.size());
        canvas.box(rect, Style.PLAIN.strong());
        canvas.put(rect.x() + 1, rect.y(), title, rect.width() - 2);
        int height = Layout.lines(model.size());
        int cells = Layout.lineCells(model.size());
        int top = at.within(lines.size(), height).top();
        for (int i = 0; i < height && top + i < lines.size(); i++) {
            Line line = lines.get(top + i);
            Line shown = top + i == at.found()
                    ? Line.of(CellWidth.padRight(line.text(), cells), Style.PLAIN.reversed())
                    : line;
            canvas.put(rect.x() + 2, rect.y() + 1 + i, shown, cells);
        }
        if (lines.size() > height) {
            canvas.corner(
                    rect, (top + 1) + "-" + Math.min(lines.size(), top + height) + " of " + Ages.number(lines.size()));
        }
    }
}
