package dev.quarterdeck.console;

import dev.quarterdeck.text.CellWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The help, made from the keymap: every key, what it does, and why it does not now. */
final class HelpText {
    private static final int LABEL = 14;

    private HelpText() {}

    static List<Line> lines(Model model) {
        var lines = new ArrayList<Line>();
        Model below = model.with(model.layers().stream()
                .takeWhile(layer -> !(layer instanceof Reader))
                .toList());
        Scope here = below.top().map(Layer::scope).orElse(Scope.BOARD);
        section(lines, here, below, true);
        section(lines, Scope.ANYWHERE, below, true);
        for (Scope scope : Scope.values()) {
            if (scope != here && scope != Scope.ANYWHERE) {
                section(lines, scope, below, false);
            }
        }
        return lines;
    }

    private static void section(List<Line> lines, Scope scope, Model model, boolean here) {
        if (!lines.isEmpty()) {
            lines.add(Line.EMPTY);
        }
        lines.add(Line.of(scope.title(), Style.PLAIN.strong()));
        for (Binding binding : Keymap.of(scope)) {
            Optional<String> why = here ? binding.obstacle().apply(model) : Optional.empty();
            Style style = why.isPresent() ? Style.DIM : Style.PLAIN;
            lines.add(Line.of("  " + CellWidth.padRight(binding.label(), LABEL) + binding.about(), style));
            why.ifPresent(reason -> lines.add(Line.of(" ".repeat(LABEL + 4) + "not now: " + reason, Style.DIM)));
        }
    }
}
