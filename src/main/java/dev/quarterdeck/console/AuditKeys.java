package dev.quarterdeck.console;

import static dev.quarterdeck.console.BoardKeys.letter;

import dev.quarterdeck.console.Key.Kind;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The keys of the audit and of one operation in it. */
final class AuditKeys {
    private AuditKeys() {}

    static List<Binding> all() {
        return Stream.of(list(), entry(), LayerKeys.scrolling(Scope.ENTRY))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Binding> list() {
        return List.of(
                undo(Scope.AUDIT, "undo the operation under the cursor"),
                bind("Enter", "everything about the operation", Audit::detail, Key.of(Kind.ENTER))
                        .unless(Audit::cursorObstacle)
                        .hint(20, "detail"),
                bind("↑ k", "one operation up", Audit::up, Key.of(Kind.UP), letter('k')),
                bind("↓ j", "one operation down", Audit::down, Key.of(Kind.DOWN), letter('j')),
                bind("PgUp", "one page up", Audit::pageUp, Key.of(Kind.PAGE_UP)),
                bind("PgDn Space", "one page down", Audit::pageDown, Key.of(Kind.PAGE_DOWN), letter(' '))
                        .hint(80, "page"),
                bind("Home g", "the newest operation", Audit::first, Key.of(Kind.HOME), letter('g')),
                bind(
                        "End G",
                        "the oldest operation, however many there are",
                        Audit::last,
                        Key.of(Kind.END),
                        letter('G')),
                bind("x", "stop the running operation", Changes::stop, letter('x'))
                        .unless(Changes::stopObstacle)
                        .hint(1, "stop"),
                bind("?", "this help", Looks::help, letter('?')).hint(1000, "help"),
                bind("Esc q", "back", Looks::close, Key.of(Kind.ESCAPE), letter('q'))
                        .hint(90, "back"));
    }

    private static List<Binding> entry() {
        return List.of(undo(Scope.ENTRY, "undo it"));
    }

    private static Binding undo(Scope scope, String about) {
        return Binding.of(scope, "u", about, Audit::undo, letter('u'))
                .unless(Audit::undoObstacle)
                .hint(10, "undo");
    }

    private static Binding bind(String label, String about, Function<Model, Next> act, Key... keys) {
        return Binding.of(Scope.AUDIT, label, about, act, keys);
    }
}
