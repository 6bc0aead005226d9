package dev.quarterdeck.console;

import static dev.quarterdeck.console.BoardKeys.letter;

import dev.quarterdeck.job.JobState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The keys that lead from one view to another, without the way back over the panes. */
final class ViewKeys {
    private static final String LETTERS = "eaTQwtS:@Z";

    /** What is typed after the colon to get there. */
    private static final Map<String, Character> NAMES = Map.of(
            "errors", 'e',
            "audit", 'a',
            "trash", 'T',
            "queues", 'Q',
            "workers", 'w',
            "trends", 't',
            "log", '@',
            "help", '?');

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

    /** What leads to the view, or to the pane of the state, that has this name. */
    static Optional<Function<Model, Next>> named(String name) {
        return Optional.ofNullable(NAMES.get(name))
                .flatMap(letter -> board(letter(letter)))
                .<Function<Model, Next>>map(binding -> binding::press)
                .or(() -> JobState.ofWord(name).flatMap(ViewKeys::pane));
    }

    private static Optional<Function<Model, Next>> pane(JobState state) {
        return board(letter((char) ('1' + state.ordinal())))
                .map(binding -> model -> binding.press(model.with(List.of())));
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
