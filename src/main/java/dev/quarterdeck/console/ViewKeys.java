package dev.quarterdeck.console;

import static dev.quarterdeck.console.BoardKeys.letter;

import java.util.List;
import java.util.Optional;

/** The keys that lead from one view to another, without the way back over the panes. */
final class ViewKeys {
    private static final String LETTERS = "eaTQwtS:@Z";

    private ViewKeys() {}

    static List<Binding> all() {
        return LETTERS.chars()
                .mapToObj(letter -> board(letter((char) letter)).orElseThrow())
                .map(binding -> new Binding(
                        Scope.VIEWS,
                        binding.keys(),
                        binding.label(),
                        "",
                        binding.about(),
                        Integer.MAX_VALUE,
                        binding.obstacle(),
                        binding.act()))
                .toList();
    }

    /** A key of the panes that has no meaning here says so: it should not look as if it had done something. */
    static Optional<Binding> elsewhere(Key key) {
        return board(key)
                .map(binding -> binding.unless(model -> Optional.of(binding.label()
                                .split(" ")[0] + " is a key of the panes: Esc goes back, ? shows the keys here")));
    }

    private static Optional<Binding> board(Key key) {
        return BoardKeys.all().stream()
                .filter(binding -> binding.scope() == Scope.BOARD && binding.takes(key))
                .findFirst();
    }
}
