package dev.quarterdeck.console;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a key does.
 *
 * @param label the keys as they are printed: {@code PgDn}, {@code j ↓}
 * @param hint one or two words for the footer; empty for none
 * @param about what it does, for the help
 * @param rank its place in the footer, the lowest first
 * @param obstacle why it does nothing now; empty when it does something
 */
record Binding(
        Scope scope,
        List<Key> keys,
        String label,
        String hint,
        String about,
        int rank,
        Function<Model, Optional<String>> obstacle,
        Function<Model, Next> act) {

    Binding {
        keys = List.copyOf(keys);
    }

    /** Binds keys that always do something and are not in the footer. */
    static Binding of(Scope scope, String label, String about, Function<Model, Next> act, Key... keys) {
        return new Binding(scope, List.of(keys), label, "", about, Integer.MAX_VALUE, model -> Optional.empty(), act);
    }

    /** The same with a place in the footer. */
    Binding hint(int newRank, String newHint) {
        return new Binding(scope, keys, label, newHint, about, newRank, obstacle, act);
    }

    /** The same, unless something is in its way. */
    Binding unless(Function<Model, Optional<String>> newObstacle) {
        return new Binding(scope, keys, label, hint, about, rank, newObstacle, act);
    }

    boolean takes(Key key) {
        return keys.contains(key);
    }

    Next press(Model model) {
        return obstacle.apply(model)
                .map(why -> Next.of(model.say(Notice.hint(why))))
                .orElseGet(() -> act.apply(model));
    }
}
