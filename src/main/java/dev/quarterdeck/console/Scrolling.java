package dev.quarterdeck.console;

/** Moves about a long text: the same keys wherever one is read. */
final class Scrolling {
    private Scrolling() {}

    /** Something to scroll in. */
    sealed interface Text extends Layer permits AuditEntry, Detail, Reader {
        Scroll scroll();

        int total(Model model);

        Layer scrolled(Scroll scroll);
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
                        text.scrolled(text.scroll().by(lines, text.total(model), Layout.lines(model.size())))))
                .orElse(model));
    }
}
