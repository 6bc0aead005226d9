package dev.quarterdeck.console;

import dev.quarterdeck.command.FlowStep;
import java.time.Duration;
import java.util.List;

/**
 * What went through in a span of time up to now, as graphs.
 *
 * @param step how much time each of the steps stands for
 * @param steps what was read, the oldest first; empty while nothing was
 */
record Trends(Span span, Duration step, List<FlowStep> steps) implements Layer {
    static final Trends START = unread(Span.HOUR);

    /** No graph has more bars, however wide the screen is. */
    private static final int MOST_STEPS = 60;

    /** How far back it goes; the store keeps no more than the longest. */
    enum Span {
        HOUR("last hour", Duration.ofHours(1)),
        SIX_HOURS("last 6 hours", Duration.ofHours(6)),
        DAY("last day", Duration.ofDays(1)),
        WEEK("last 7 days", Duration.ofDays(7));

        private final String words;
        private final Duration length;

        Span(String words, Duration length) {
            this.words = words;
            this.length = length;
        }

        String words() {
            return words;
        }

        Duration length() {
            return length;
        }

        /** In whole minutes, so that the span falls into at most so many steps. */
        Duration step(int most) {
            long steps = Math.max(1, Math.min(most, MOST_STEPS));
            return Duration.ofMinutes((length.toMinutes() + steps - 1) / steps);
        }
    }

    Trends {
        steps = List.copyOf(steps);
    }

    @Override
    public Scope scope() {
        return Scope.TRENDS;
    }

    @Override
    public boolean coversBoard() {
        return true;
    }

    /** What was asked for may be another span by now. */
    Trends take(Span read, Duration newStep, List<FlowStep> newSteps) {
        return read == span ? new Trends(span, newStep, newSteps) : this;
    }

    private static Trends unread(Span span) {
        return new Trends(span, Duration.ZERO, List.of());
    }

    static Next shorter(Model model) {
        return shifted(model, -1);
    }

    static Next longer(Model model) {
        return shifted(model, 1);
    }

    private static Next shifted(Model model, int by) {
        return Next.of(model.layer(Trends.class)
                .filter(trends -> trends.spanAt(by) != trends.span)
                .map(trends -> model.replace(trends, unread(trends.spanAt(by))))
                .orElse(model));
    }

    private Span spanAt(int by) {
        int last = Span.values().length - 1;
        return Span.values()[Math.max(0, Math.min(last, span.ordinal() + by))];
    }
}
