package dev.quarterdeck.console;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.operation.Speed;
import dev.quarterdeck.text.Ages;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The last two rows: what was done or is wrong, and the keys. */
final class Footer {
    private static final Duration STEADY = Duration.ofSeconds(1);

    private Footer() {}

    static void draw(Canvas canvas, Model model) {
        int columns = model.size().columns();
        canvas.put(1, Layout.statusRow(model.size()), status(model), columns - 2);
        canvas.put(1, Layout.footerRow(model.size()), hints(model, columns - 2), columns - 2);
    }

    private static Line status(Model model) {
        Optional<String> trouble = model.feed().trouble(model.millis());
        Work.Running running = model.work().running();
        boolean asks = model.top().filter(Question.class::isInstance).isPresent();
        if (running != null && !asks) {
            String key = model.top().filter(Waiting.class::isInstance).isPresent() ? "Esc" : "x";
            return progress(running, model.millis(), key);
        }
        if (!model.notice().text().isEmpty()) {
            return Line.of(model.notice().text(), style(model.notice().tone()));
        }
        return trouble.map(problem -> Line.of(
                        "nothing read since "
                                + Times.clock(
                                        model.feed().lastGoodAt(), model.setup().zone()) + ": " + problem
                                + "; trying again",
                        Style.of(JobState.DEAD).strong()))
                .orElse(Line.EMPTY);
    }

    private static Style style(Notice.Tone tone) {
        return switch (tone) {
            case PLAIN -> Style.PLAIN;
            case GOOD -> Style.of(JobState.DONE);
            case WARNING -> Style.of(JobState.LOCKED);
            case BAD -> Style.of(JobState.DEAD).strong();
        };
    }

    private static Line progress(Work.Running running, long nowMillis, String key) {
        String text = running.verb() + (running.matched() == 0 ? ": working" : ": " + reached(running, nowMillis));
        return Line.of(text, Style.of(JobState.LOCKED))
                .plus(running.stopping() ? " · stopping" : " · " + key + " stops it", Style.DIM);
    }

    /** {@code 12,000 of 29,500 jobs, 40%, 6,012/s, 2s left}; how fast it is shows only after a while. */
    private static String reached(Work.Running running, long nowMillis) {
        Duration took = Duration.ofMillis(nowMillis - running.sinceMillis());
        return Ages.number(running.reached()) + " of " + Ages.number(running.matched()) + " jobs, "
                + running.reached() * 100 / running.matched() + "%"
                + (took.compareTo(STEADY) < 0 || running.reached() == 0
                        ? ""
                        : ", " + Speed.words(running.reached(), running.matched(), took));
    }

    /** As many keys as fit, the most useful first and the help last; keys that do nothing now are left out. */
    private static Line hints(Model model, int cells) {
        Scope scope = model.top().map(Layer::scope).orElse(Scope.BOARD);
        List<Line> hints = Keymap.hints(scope).stream()
                .filter(binding -> binding.obstacle().apply(model).isEmpty())
                .map(Footer::hint)
                .toList();
        if (hints.isEmpty()) {
            return Line.EMPTY;
        }
        Line last = hints.get(hints.size() - 1);
        Line line = Line.EMPTY;
        for (Line hint : hints.subList(0, hints.size() - 1)) {
            if (line.cells() + hint.cells() + last.cells() <= cells) {
                line = line.plus(hint);
            }
        }
        return line.plus(last);
    }

    private static Line hint(Binding binding) {
        String key = binding.label().split(" ")[0];
        return Line.of(key, Style.PLAIN.strong()).plus(" " + binding.hint() + "  ", Style.DIM);
    }
}
