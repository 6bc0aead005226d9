package dev.quarterdeck.console;

import static dev.quarterdeck.console.BoardKeys.letter;

import dev.quarterdeck.console.Key.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The keys of the audit and of one operation in it, and of the trash. */
final class AuditKeys {
    private AuditKeys() {}

    static List<Binding> all() {
        return Stream.of(list(), entry(), LayerKeys.scrolling(Scope.ENTRY), trash(), trashed())
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

    private static List<Binding> trash() {
        var keys = new ArrayList<>(List.of(
                bringBack(Scope.TRASH, "bring back what the operation threw away"),
                Binding.of(Scope.TRASH, "Enter", "the jobs that it threw away", Trash::jobs, Key.of(Kind.ENTER))
                        .unless(Trash::cursorObstacle)
                        .hint(20, "jobs")));
        keys.addAll(LayerKeys.browsing(Scope.TRASH, "operation", "the newest operation", "the oldest operation"));
        return keys;
    }

    private static List<Binding> trashed() {
        var keys = new ArrayList<>(List.of(bringBack(Scope.TRASHED, "bring all jobs of the operation back")));
        keys.addAll(LayerKeys.browsing(Scope.TRASHED, "job", "the first job", "the last job that is shown"));
        return keys;
    }

    private static Binding bringBack(Scope scope, String about) {
        return Binding.of(scope, "u", about, Trash::undo, letter('u'))
                .unless(Trash::undoObstacle)
                .hint(10, "undo");
    }
}
