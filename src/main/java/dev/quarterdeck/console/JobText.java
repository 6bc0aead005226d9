package dev.quarterdeck.console;

import dev.quarterdeck.job.Attempt;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.text.Ages;
import dev.quarterdeck.text.CellWidth;
import dev.quarterdeck.text.JsonIndent;
import dev.quarterdeck.text.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lays out the long parts of a job: its error, its result, its history and its payload. */
final class JobText {
    private static final int LABEL = 10;
    /** Fewer cells are not enough for the error of an attempt. */
    private static final int LEAST_BESIDE = 24;
    /** What is longer is not read on a screen; {@code show} prints it all. */
    private static final int MOST_LINES = 20_000;

    /** The name of a member, as it begins a line of laid out JSON. */
    private static final Pattern NAME = Pattern.compile("^ *\"(?:[^\"\\\\]|\\\\.)*\": ");

    private static final Set<String> BRACKETS = Set.of("{", "}", "},", "[", "]", "],");

    private final ZoneId zone;
    private final int cells;
    private final LocalDate created;
    private final List<Line> lines = new ArrayList<>();

    private JobText(Job job, ZoneId zone, int width) {
        this.created = job.createdAt().atZone(zone).toLocalDate();
        this.zone = zone;
        this.cells = Math.max(10, width - LABEL);
    }

    /**
     * The lines for a width in cells.
     *
     * @param waits what the job waits for
     * @param payload empty when the job was gone before it was read
     */
    static List<Line> body(
            Job job, List<String> waits, Optional<String> payload, List<Attempt> history, ZoneId zone, int width) {
        var text = new JobText(job, zone, width);
        if (!waits.isEmpty()) {
            text.block("waits", waits.stream().map(SafeText::line).toList(), Style.of(JobState.LOCKED));
        }
        text.section("error", job.error(), Style.of(JobState.DEAD));
        text.section("result", job.result(), Style.PLAIN);
        text.history(job, history);
        text.payload(payload);
        return text.lines;
    }

    private void section(String label, @Nullable String content, Style style) {
        if (content != null) {
            block(label, SafeText.block(content), style);
        }
    }

    private void payload(Optional<String> payload) {
        Optional<String> json = payload.flatMap(JsonIndent::of);
        List<String> content =
                payload.map(text -> SafeText.block(json.orElse(text))).orElse(List.of("(gone)"));
        block(
                "payload",
                content.isEmpty() ? List.of("(empty)") : content,
                json.isPresent() ? JobText::member : text -> Line.of(text, Style.PLAIN));
    }

    /** A line of JSON: the values stand out, what they are called and how they are nested steps back. */
    private static Line member(String text) {
        Matcher name = NAME.matcher(text);
        int value =
                name.find() ? name.end() : text.length() - text.stripLeading().length();
        boolean bracket =
                text.length() > value && BRACKETS.contains(text.substring(value).strip());
        return Line.of(text.substring(0, value), Style.DIM)
                .plus(text.substring(value), bracket ? Style.DIM : Style.PLAIN);
    }

    private void block(String label, List<String> content, Style style) {
        block(label, content, text -> Line.of(text, style));
    }

    /** Every text wrapped beside its label, with an empty line before it. */
    private void block(String label, List<String> content, Function<String, Line> looks) {
        lines.add(Line.EMPTY);
        String name = label;
        int first = lines.size();
        for (String text : content) {
            for (String part : Wrap.hard(text, cells)) {
                if (lines.size() - first >= MOST_LINES) {
                    lines.add(Line.of(" ".repeat(LABEL) + "… and more: the command show prints all of it", Style.DIM));
                    return;
                }
                lines.add(Line.of(CellWidth.padRight(name, LABEL), Style.DIM).plus(looks.apply(part)));
                name = "";
            }
        }
    }

    private void history(Job job, List<Attempt> history) {
        lines.add(Line.EMPTY);
        lines.add(labelled("history", "created  " + Times.date(job.createdAt(), zone), Style.DIM));
        history.forEach(this::attempt);
        present(job).ifPresent(line -> lines.add(labelled("", line, Style.of(job.state()))));
    }

    private void attempt(Attempt attempt) {
        String outcome = attempt.outcome().name().toLowerCase(Locale.ROOT);
        List<String> error = attempt.error() == null ? List.of() : SafeText.block(attempt.error());
        String head = run(attempt.number(), attempt.worker(), attempt.startedAt(), attempt.endedAt()) + "  "
                + CellWidth.padRight(outcome, 9);
        // Its own column, unless that would be too narrow to read in.
        boolean beside = cells - CellWidth.of(head) >= LEAST_BESIDE;
        String indent = " ".repeat(beside ? CellWidth.of(head) : 3);
        List<String> first = Wrap.words(error.isEmpty() ? "" : error.get(0).strip(), cells - indent.length());
        lines.add(labelled("", beside ? head + first.get(0) : head.stripTrailing(), Style.PLAIN));
        first.stream().skip(beside ? 1 : 0).forEach(line -> lines.add(labelled("", indent + line, Style.PLAIN)));
        error.stream()
                .skip(1)
                .flatMap(line -> Wrap.hard(line, Math.max(1, cells - 3)).stream())
                .forEach(line -> lines.add(labelled("", "   " + line, Style.DIM)));
    }

    /** The attempt that the history does not hold: the one under way, or the one that went well. */
    private Optional<String> present(Job job) {
        Instant started = job.startedAt();
        if (started == null) {
            return Optional.empty();
        }
        return switch (job.state()) {
            case LOCKED -> Optional.of(run(job.attempts(), job.worker(), started, null) + "  running");
            case DONE -> Optional.of(run(job.attempts(), job.worker(), started, job.since()) + "  done");
            case PENDING, DEAD -> Optional.empty();
        };
    }

    private String run(int number, @Nullable String worker, Instant started, @Nullable Instant ended) {
        String took = ended == null ? "" : took(Times.since(started, ended));
        return CellWidth.padLeft(Integer.toString(number), 2) + "  " + CellWidth.padRight(SafeText.line(worker), 12)
                + "  " + moment(started) + "  " + CellWidth.padLeft(took, 6);
    }

    /** The day only where it is another than that of the job's creation. */
    private String moment(Instant at) {
        return at.atZone(zone).toLocalDate().equals(created) ? Times.clock(at, zone) : Times.date(at, zone);
    }

    /** {@code 84ms}, {@code 30.0s}, {@code 12m}. */
    static String took(Duration duration) {
        long millis = duration.toMillis();
        return millis >= 1000 && millis < 60_000
                ? String.format(Locale.ROOT, "%d.%ds", millis / 1000, millis % 1000 / 100)
                : Ages.brief(duration);
    }

    private static Line labelled(String label, String text, Style style) {
        return Line.of(CellWidth.padRight(label, LABEL), Style.DIM).plus(text, style);
    }
}
