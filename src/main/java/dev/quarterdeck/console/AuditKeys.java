package dev.quarterdeck.console;

import static dev.quarterdeck.console.BoardKeys.letter;

import dev.quarterdeck.console.Key.Kind;
import java.util.ArrayList;
import java.util.List;
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
        var keys = new ArrayList<>(List.of(
                undo(Scope.AUDIT, "undo the operation under the cursor"),
                Binding.of(Scope.AUDIT, "Enter", "everything about the operation", Audit::detail, Key.of(Kind.ENTER))
                        .unless(Audit::cursorObstacle)
                        .hint(20, "detail")));
        keys.addAll(LayerKeys.browsing(
                Scope.AUDIT, "operation", "the newest operation", "the oldest operation, however many there are"));
        return keys;
    }

    private static List<Binding> entry() {
        return List.of(undo(Scope.ENTRY, "undo it"));
    }

    private static Binding undo(Scope scope, String about) {
        return Binding.of(scope, "u", about, Audit::undo, letter('u'))
                .unless(Audit::undoObstacle)
                .hint(10, "undo");
    }
}
