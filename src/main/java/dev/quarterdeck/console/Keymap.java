package dev.quarterdeck.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Every key binding of the console: what keys do, what the footer hints at and what the help explains. */
final class Keymap {
    private static final List<Binding> ALL = all();

    private Keymap() {}

    static List<Binding> of(Scope scope) {
        return ALL.stream().filter(binding -> binding.scope() == scope).toList();
    }

    static Optional<Binding> find(Scope scope, Key key) {
        return ALL.stream()
                .filter(binding -> binding.scope() == scope && binding.takes(key))
                .findFirst();
    }

    /** The binding of a key where this scope has the keys, or what holds wherever something is looked at. */
    static Optional<Binding> from(Scope scope, Key key) {
        return find(scope, key)
                .or(() -> find(Scope.ANYWHERE, key))
                .or(() -> scope.shows() ? find(Scope.VIEWS, key).or(() -> ViewKeys.elsewhere(key)) : Optional.empty());
    }

    /** The binding that quits from the panes, if this is its key. */
    static Optional<Binding> quit(Key key) {
        return key.is('q') ? find(Scope.BOARD, key) : Optional.empty();
    }

    /** What the footer hints at, the most useful first. */
    static List<Binding> hints(Scope scope) {
        return ALL.stream()
                .filter(binding -> binding.scope() == scope && !binding.hint().isEmpty())
                .sorted(Comparator.comparingInt(Binding::rank))
                .toList();
    }

    private static List<Binding> all() {
        var all = new ArrayList<Binding>();
        all.addAll(BoardKeys.all());
        all.addAll(LayerKeys.all());
        all.addAll(ErrorKeys.all());
        all.addAll(AuditKeys.all());
        all.addAll(ListKeys.all());
        all.addAll(SimulationKeys.all());
        all.addAll(ViewKeys.all());
        return List.copyOf(all);
    }
}
