package dev.quarterdeck.console;

import java.util.List;
import java.util.OptionalInt;

/** Moves about a long text: the same keys wherever one is read. */
final class Scrolling {
    private Scrolling() {}

    /** Something to scroll in. */
    sealed interface Text extends Searchable permits AuditEntry, Detail, Reader, TrashedJob {
        Scroll scroll();

        /** Everything there is to read, laid out for the present size. */
        List<Line> lines(Model model);

        Text scrolled(Scroll scroll);

        @Override
        default boolean coversBoard() {
            return true;
        }

        @Override
        default String sought() {
            return scroll().sought();
        }

        @Override
        default Next search(Model model, String text) {
            return scrolled(scroll().seeking(text)).found(model, 1);
        }

        @Override
        default Next found(Model model, int direction) {
            List<Line> lines = lines(model);
            Hits hits = Hits.of(sought(), lines.size(), i -> lines.get(i).text());
            OptionalInt place = hits.from(scroll().found(), direction);
            if (place.isEmpty()) {
                return Next.of(model.swap(scrolled(scroll().found(-1))).say(hits.none("")));
            }
            Scroll there = scroll().to(place.getAsInt(), lines.size(), Layout.lines(model.size()));
            return Next.of(model.swap(scrolled(there.found(place.getAsInt()))).say(hits.at(place.getAsInt(), "")));
        }
    }

    static Next up(Model model) {
        return by(model, -1);
    }

    static Next down(Model model) {
        return by(model, 1);
    }

    static Next pageUp(Model model) {
        return by(model, 1 - Layout.lines(model.size()));
    }

    static Next pageDown(Model model) {
        return by(model, Layout.lines(model.size()) - 1);
    }

    static Next halfUp(Model model) {
        return by(model, -half(model));
    }

    static Next halfDown(Model model) {
        return by(model, half(model));
    }

    private static int half(Model model) {
        return Math.max(1, Layout.lines(model.size()) / 2);
    }

    static Next first(Model model) {
        return by(model, -1_000_000_000);
    }

    static Next last(Model model) {
        return by(model, 1_000_000_000);
    }

    private static Next by(Model model, int lines) {
        return Next.of(model.top()
                .filter(Text.class::isInstance)
                .map(Text.class::cast)
                .map(text -> model.swap(
                        text.scrolled(text.scroll().by(lines, text.lines(model).size(), Layout.lines(model.size())))))
                .orElse(model));
    }
}
