package dev.quarterdeck.console;

import dev.quarterdeck.console.PurgeForm.Part;
import dev.quarterdeck.job.Durations;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.operation.Preview;
import dev.quarterdeck.store.Capability;
import dev.quarterdeck.text.Ages;
import dev.quarterdeck.text.SafeText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws the purge form. */
final class PurgeScreen {
    private static final int WIDTH = 68;
    private static final int LABEL = 13;
    private static final int AGE_CELLS = 12;
    private static final int LEAST_FILTER_CELLS = 10;
    private static final long LONG_MILLIS = 2_000;

    private PurgeScreen() {}

    static void draw(Canvas canvas, Model model, PurgeForm form) {
        int filterCells = Math.max(LEAST_FILTER_CELLS, Math.min(45, cells(model) - LABEL - 2));
        var lines = new ArrayList<Line>();
        lines.add(label("state").plus(choices(form)));
        lines.add(label("older than").plus(box(form.older(), AGE_CELLS, form.focus() == Part.OLDER)));
        lines.add(label("filter").plus(box(form.filter(), filterCells, form.focus() == Part.FILTER)));
        lines.add(Line.EMPTY);
        lines.addAll(counted(model, form));
        lines.add(Line.EMPTY);
        lines.add(buttons(form, cells(model)));
        Dialog.frame(canvas, model, "purge", lines, WIDTH);
    }

    private static int cells(Model model) {
        return Math.min(WIDTH, model.size().columns() - 2) - 4;
    }

    private static Line label(String text) {
        return Line.of(text + " ".repeat(LABEL - text.length()), Style.DIM);
    }

    private static Line choices(PurgeForm form) {
        Line line = Line.EMPTY;
        for (int i = 0; i < form.choices().size(); i++) {
            String words = form.choices().get(i).words();
            if (i == form.chosen()) {
                Style style = Style.PLAIN.strong();
                line = line.plus("[" + words + "]", form.focus() == Part.STATE ? style.reversed() : style);
            } else {
                line = line.plus(" " + words + " ", Style.DIM);
            }
        }
        return line;
    }

    private static Line box(Field field, int cells, boolean focused) {
        return Line.of("[", Style.DIM).plus(Fields.line(field, cells, focused)).plus("]", Style.DIM);
    }

    /** How many, how old, and the command; three lines, whatever there is to say, so that nothing moves. */
    private static List<Line> counted(Model model, PurgeForm form) {
        if (form.operation() == null) {
            var error = new ArrayList<Line>();
            Wrap.words(form.error(), cells(model)).forEach(part -> error.add(Line.of(part, Style.of(JobState.DEAD))));
            error.addAll(List.of(Line.EMPTY, Line.EMPTY));
            return error.subList(0, 3);
        }
        Preview preview = form.preview();
        String command = SafeText.line(form.operation().command());
        Line count = preview == null
                ? Line.of(counting(model), Style.DIM)
                : Line.of(matching(model, form, preview), Style.PLAIN.strong());
        String ages = preview == null ? "" : ages(model, preview);
        return List.of(
                count,
                trouble(model)
                        .map(why -> Line.of(why, Style.of(JobState.LOCKED)))
                        .orElse(Line.of(ages, Style.DIM)),
                Line.of(command, Style.DIM));
    }

    /** {@code counting, 12s so far}. */
    private static String counting(Model model) {
        return model.feed()
                .reading(Lane.of(Lane.Kind.PREVIEW))
                .filter(reading -> reading.silent(model.millis(), LONG_MILLIS))
                .map(reading -> "counting, " + Times.brief(Duration.ofMillis(model.millis() - reading.askedAtMillis()))
                        + " so far")
                .orElse("counting");
    }

    /** Why there is no count, or one that may be old. */
    private static Optional<String> trouble(Model model) {
        return model.feed()
                .reading(Lane.of(Lane.Kind.PREVIEW))
                .map(Reading::problem)
                .or(() -> model.feed().trouble(model.millis()))
                .map(why -> "not counted: " + why + "; trying again");
    }

    private static String matching(Model model, PurgeForm form, Preview preview) {
        String count = Ages.number(preview.affected());
        long skipped = preview.matched() - preview.affected();
        String rest = skipped == 0 ? "" : " (" + Ages.number(skipped) + " more are skipped: locked)";
        if (form.choice().states().size() != 1) {
            return count + (preview.affected() == 1 ? " job matches" : " jobs match") + rest;
        }
        JobState state = form.choice().states().iterator().next();
        // The two are read at different moments; a part is never shown as larger than its whole.
        long whole = model.figures().count(state).orElse(0);
        String all = whole >= preview.affected() ? " of " + Ages.number(whole) : "";
        return count + all + " " + state.word() + " jobs match" + rest;
    }

    private static String ages(Model model, Preview preview) {
        Question.Span span = Question.Span.of(preview, model);
        return preview.matched() == 0
                ? "nothing would be purged"
                : "oldest " + span.oldest() + " ago, newest " + span.newest() + " ago; to the trash for "
                        + Durations.format(preview.keep())
                        + (model.setup().can(Capability.UNDO) ? ", u undoes it" : "");
    }

    private static Line buttons(PurgeForm form, int cells) {
        Preview preview = form.preview();
        String purge = preview == null ? "purge" : "purge " + Ages.number(preview.affected());
        Line buttons = button("Cancel", form.focus() == Part.CANCEL)
                .plus("   ", Style.PLAIN)
                .plus(button(purge, form.focus() == Part.PURGE));
        int before = Math.max(0, (cells - buttons.cells()) / 2);
        return Line.of(" ".repeat(before)).plus(buttons);
    }

    private static Line button(String words, boolean focused) {
        return focused
                ? Line.of("[ " + words + " ]", Style.PLAIN.strong().reversed())
                : Line.of("  " + words + "  ", Style.PLAIN);
    }
}
