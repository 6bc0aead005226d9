package dev.quarterdeck.console;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.text.SafeText;
import java.util.ArrayList;
import java.util.List;

/** Draws what is asked: a frame in the middle of the panes. */
final class Dialog {
    private static final int WIDEST = 76;
    private static final int NARROWEST = 44;
    /** The longest count with its commas. */
    private static final int ANSWER = 26;

    private Dialog() {}

    static void draw(Canvas canvas, Model model, Question question) {
        int cells = cells(model);
        var lines = new ArrayList<Line>();
        wrapped(lines, question.question(), cells, Style.PLAIN.strong());
        if (!question.remarks().isEmpty()) {
            lines.add(Line.EMPTY);
            question.remarks().forEach(remark -> wrapped(lines, remark, cells, Style.PLAIN));
        }
        if (!question.command().isEmpty()) {
            lines.add(Line.EMPTY);
            lines.add(Line.of(question.command(), Style.DIM));
        }
        if (question.hasField()) {
            lines.add(Line.EMPTY);
            lines.add(Fields.line(question.field(), Math.min(ANSWER, cells), true));
        }
        frame(canvas, model, "", lines);
    }

    static void draw(Canvas canvas, Model model, Counting counting) {
        underWay(canvas, model, "counting", counting.command());
    }

    static void draw(Canvas canvas, Model model, Waiting waiting) {
        underWay(canvas, model, "running", waiting.line());
    }

    private static void underWay(Canvas canvas, Model model, String what, String command) {
        var lines = new ArrayList<>(
                List.of(Line.of(what, Style.PLAIN.strong()), Line.of(SafeText.line(command), Style.DIM)));
        model.feed()
                .trouble(model.millis())
                .ifPresent(why -> wrapped(lines, why + "; it may take long", cells(model), Style.of(JobState.LOCKED)));
        frame(canvas, model, "", lines);
    }

    static void draw(Canvas canvas, Model model, ReasonDialog dialog) {
        String verb = dialog.verb().word();
        var lines = new ArrayList<Line>();
        lines.add(Line.of(dialog.aim().words(), Style.PLAIN));
        if (!dialog.aim().note().isEmpty()) {
            wrapped(lines, dialog.aim().note(), cells(model), Style.of(JobState.LOCKED));
        }
        lines.add(Line.EMPTY);
        lines.add(Line.of("reason (may be empty)", Style.DIM));
        lines.add(Fields.line(dialog.field(), cells(model), true));
        frame(canvas, model, verb, lines);
    }

    private static void wrapped(List<Line> lines, String text, int cells, Style style) {
        Wrap.words(text, cells).forEach(part -> lines.add(Line.of(part, style)));
    }

    private static int cells(Model model) {
        return Math.max(1, Math.min(WIDEST, model.size().columns() - 2) - 4);
    }

    /** A frame as large as its lines; what is below it stays to be seen around it. */
    private static void frame(Canvas canvas, Model model, String title, List<Line> lines) {
        int needed = lines.stream().mapToInt(Line::cells).max().orElse(0) + 4;
        frame(canvas, model, title, lines, Math.max(NARROWEST, Math.min(WIDEST, needed)));
    }

    /** A frame of this width if there is room for it, and as high as its lines. */
    static void frame(Canvas canvas, Model model, String title, List<Line> all, int wanted) {
        int width = Math.min(wanted, model.size().columns() - 2);
        Rect middle = Layout.middle(model.size());
        // Where there is not enough room the empty lines go first.
        List<Line> lines = all.size() + 2 <= middle.height()
                ? all
                : all.stream().filter(line -> line.cells() > 0).toList();
        int height = Math.min(middle.height(), lines.size() + 2);
        Rect rect = new Rect(
                (model.size().columns() - width) / 2, middle.y() + (middle.height() - height) / 2, width, height);
        canvas.box(rect, Style.PLAIN.strong());
        if (!title.isEmpty()) {
            canvas.put(
                    rect.x() + 1,
                    rect.y(),
                    Line.of(" " + title + " ", Style.PLAIN.strong().reversed()),
                    width - 2);
        }
        for (int i = 0; i < lines.size() && i < height - 2; i++) {
            canvas.put(rect.x() + 2, rect.y() + 1 + i, lines.get(i), width - 4);
        }
    }
}
