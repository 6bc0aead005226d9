package dev.quarterdeck.console;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What comes of a message: the model afterwards, and what is to be done outside. */
record Next(Model model, List<Effect> effects) {

    Next {
        effects = List.copyOf(effects);
    }

    static Next of(Model model) {
        return new Next(model, List.of());
    }

    Next and(Effect effect) {
        var more = new ArrayList<>(effects);
        more.add(effect);
        return new Next(model, more);
    }

    Next then(Function<Model, Next> step) {
        Next next = step.apply(model);
        var all = new ArrayList<>(effects);
        all.addAll(next.effects);
        return new Next(next.model, all);
    }
}
