package dev.quarterdeck.console;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.text.Ages;
import dev.quarterdeck.text.CellWidth;
import dev.quarterdeck.text.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One operation as text: what was said by whom, what became of it, and whether it can be undone. */
final class EntryText {
    private static final int LABEL = 11;
    /** A command that names thousands of jobs would be all there is to read. */
    private static final int COMMAND_CELLS = 2000;

    private final Model model;
    private final OperationInfo info;
    private final int cells;
    private final List<Line> lines = new ArrayList<>();

    private EntryText(Model model, OperationInfo info) {
        this.model = model;
        this.info = info;
        this.cells = Math.max(1, Layout.lineCells(model.size()) - LABEL);
    }

    static List<Line> lines(AuditEntry entry, Model model) {
        var text = new EntryText(model, entry.row().info());
        text.said();
        text.became();
        text.undo(entry.page());
        return text.lines;
    }

    private void said() {
        add("command", SafeText.line(info.command(), COMMAND_CELLS), Style.PLAIN.strong());
        add("who", SafeText.line(info.by().actor()), Style.PLAIN);
        add("from", SafeText.line(info.by().surface()), Style.PLAIN);
        if (info.by().note() != null) {
            add("note", SafeText.line(info.by().note()), Style.PLAIN);
        }
        add("started", moment(info.startedAt()), Style.PLAIN);
        Instant ended = info.endedAt();
        if (ended == null) {
            add("ended", "not yet, or its process came to its end first", Style.of(JobState.LOCKED));
        } else {
            add(
                    "ended",
                    Times.date(ended, model.setup().zone()) + ", after "
                            + JobText.took(Times.since(info.startedAt(), ended)),
                    Style.PLAIN);
        }
        if (info.ending() != null) {
            add("cut short", SafeText.line(info.ending()), Style.of(JobState.LOCKED));
        }
    }

    private void became() {
        lines.add(Line.EMPTY);
        add("matched", Ages.number(info.matched()), Style.PLAIN);
        add("changed", Ages.number(info.changed()), Style.PLAIN);
        if (info.asked() > 0) {
            add("asked", Ages.number(info.asked()) + " to stop", Style.PLAIN);
        }
        if (info.skipped() > 0) {
            add("skipped", Ages.number(info.skipped()), Style.PLAIN);
        }
    }

    private void undo(@Nullable EntryPage page) {
        lines.add(Line.EMPTY);
        if (info.undoOf() != null) {
            add("undo of", "operation " + Ages.number(info.undoOf()), Style.PLAIN);
        }
        if (info.undoneBy() != null) {
            add("undone by", "operation " + Ages.number(info.undoneBy()), Style.PLAIN);
        }
        if (page == null) {
            add("kept", "reading", Style.DIM);
            return;
        }
        add("kept", kept(page), Style.PLAIN);
        String obstacle = page.obstacle();
        if (obstacle == null) {
            add("undo", chance(page), Style.of(JobState.DONE));
        } else {
            add("undo", SafeText.line(obstacle, COMMAND_CELLS), Style.DIM);
        }
    }

    private String kept(EntryPage page) {
        int jobs = page.kept().ids().length;
        if (jobs == 0) {
            return "nothing";
        }
        return Ages.number(jobs)
                + (jobs == 1 ? " job" : " jobs")
                + (info.verb().equals(Verb.PURGE.word()) ? " in the trash" : "")
                + (jobs == 1 ? " as it was before" : " as they were before");
    }

    /** {@code u brings 19 jobs back and leaves 2 changed-since; until 2026-11-23 11:52:10 (in 23h)}. */
    private String chance(EntryPage page) {
        long jobs = page.kept().restorable();
        String left = page.kept().left().entrySet().stream()
                .map(each -> Ages.number(each.getValue()) + " " + each.getKey())
                .collect(Collectors.joining(", "));
        Instant until = info.undoableUntil();
        return "u brings " + Ages.number(jobs) + (jobs == 1 ? " job back" : " jobs back")
                + (left.isEmpty() ? "" : " and leaves " + left)
                + (until == null ? "" : "; until " + moment(until));
    }

    private String moment(Instant at) {
        Duration ahead = Duration.between(model.now(), at);
        return Times.date(at, model.setup().zone())
                + (ahead.isNegative() || ahead.isZero()
                        ? " (" + Times.brief(ahead.negated()) + " ago)"
                        : " (in " + Times.brief(ahead) + ")");
    }

    private void add(String label, String text, Style style) {
        String name = label;
        for (String part : Wrap.words(text, cells)) {
            lines.add(Line.of(CellWidth.padRight(name, LABEL), Style.DIM).plus(part, style));
            name = "";
        }
    }
}
