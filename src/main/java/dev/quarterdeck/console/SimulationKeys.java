package dev.quarterdeck.console;

import static dev.quarterdeck.console.BoardKeys.letter;

import dev.quarterdeck.console.Key.Kind;
import java.util.List;
import java.util.function.Function;

/** The keys of the simulation. */
final class SimulationKeys {
    private SimulationKeys() {}

    static List<Binding> all() {
        return List.of(
                bind("↑ k", "the part above", Simulation::up, Key.of(Kind.UP), letter('k')),
                bind("↓ j", "the part below", Simulation::down, Key.of(Kind.DOWN), letter('j'))
                        .hint(10, "choose"),
                bind("← h -", "less of it, or off", Simulation::less, Key.of(Kind.LEFT), letter('h'), letter('-'))
                        .hint(20, "less"),
                bind("→ l +", "more of it, or on", Simulation::more, Key.of(Kind.RIGHT), letter('l'), letter('+'))
                        .hint(30, "more"),
                bind("Space", "stop all of it, or start it again", Simulation::toggle, letter(' '))
                        .hint(40, "stop or start"),
                bind("x", "stop the running operation", Changes::stop, letter('x'))
                        .unless(Changes::stopObstacle)
                        .hint(1, "stop"),
                bind("?", "this help", SearchableKeys::help, letter('?')).hint(1000, "help"),
                bind("Esc q S", "back; it goes on", Looks::close, Key.of(Kind.ESCAPE), letter('q'), letter('S'))
                        .hint(15, "back"));
    }

    private static Binding bind(String label, String about, Function<Model, Next> act, Key... keys) {
        return Binding.of(Scope.SIMULATION, label, about, act, keys);
    }
}
