package dev.quarterdeck.console;

import dev.quarterdeck.text.CellWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One line of text in pieces of different looks. */
record Line(List<Span> spans) {
    static final Line EMPTY = new Line(List.of());

    Line {
        spans = List.copyOf(spans);
    }

    /** A piece of one look. */
    record Span(String text, Style style) {}

    static Line of(String text, Style style) {
        return new Line(List.of(new Span(text, style)));
    }

    static Line of(String text) {
        return of(text, Style.PLAIN);
    }

    Line plus(String text, Style style) {
        var more = new ArrayList<>(spans);
        more.add(new Span(text, style));
        return new Line(more);
    }

    Line plus(Line line) {
        var more = new ArrayList<>(spans);
        more.addAll(line.spans);
        return new Line(more);
    }

    String text() {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }

    /** How many cells it takes. */
    int cells() {
        return spans.stream().mapToInt(span -> CellWidth.of(span.text())).sum();
    }

    /** The same line in the cells that there are; what does not fit ends in {@code …}. */
    Line cut(int cells) {
        if (cells() <= cells) {
            return this;
        }
        var kept = new ArrayList<Span>();
        int left = cells;
        for (Span span : spans) {
            int width = CellWidth.of(span.text());
            // The last piece that has room shows the cut, also when only what follows it is missing.
            if (width >= left) {
                String rest = width == left ? span.text() + " " : span.text();
                kept.add(new Span(CellWidth.cut(rest, left), span.style()));
                break;
            }
            kept.add(span);
            left -= width;
        }
        return new Line(kept);
    }
}
