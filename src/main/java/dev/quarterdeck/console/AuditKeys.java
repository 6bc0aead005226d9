package dev.quarterdeck.console;

import static dev.quarterdeck.console.BoardKeys.letter;

import dev.quarterdeck.console.Key.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys of the audit and of one operation in it, and of the trash. */
final class AuditKeys {
    private AuditKeys() {}

    static List<Binding> all() {
        return Stream.of(list(), entry(), SearchableKeys.scrolling(Scope.ENTRY), trash(), trashed(), trashedJob())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Binding> list() {
        var keys = new ArrayList<>(List.of(
                undo(Scope.AUDIT, "undo the operation under the cursor"),
                Binding.of(Scope.AUDIT, "Enter", "everything about the operation", Audit::detail, Key.of(Kind.ENTER))
                        .unless(Audit::cursorObstacle)
                        .hint(20, "detail"),
                copy(Scope.AUDIT).unless(Audit::cursorObstacle),
                Binding.of(Scope.AUDIT, "s", "another order: there is none", Next::of, letter('s'))
                        .unless(model -> Optional.of(
                                "the audit is read part by part, the newest first: it has no other order"))));
        keys.addAll(SearchableKeys.browsing(
                Scope.AUDIT, "operation", "the newest operation", "the oldest operation, however many there are"));
        return keys;
    }

    private static List<Binding> entry() {
        return List.of(undo(Scope.ENTRY, "undo it"), copy(Scope.ENTRY));
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
                        .hint(20, "jobs"),
                copy(Scope.TRASH).unless(Trash::cursorObstacle),
                SearchableKeys.ranking(Scope.TRASH, "by age, by the number of jobs, by the time left")));
        keys.addAll(SearchableKeys.browsing(Scope.TRASH, "operation", "the newest operation", "the oldest operation"));
        return keys;
    }

    private static List<Binding> trashed() {
        var keys = new ArrayList<>(List.of(
                bringBack(Scope.TRASHED, "bring all jobs of the operation back"),
                Binding.of(Scope.TRASHED, "Enter", "everything about the job", Trash::job, Key.of(Kind.ENTER))
                        .unless(Trash::jobObstacle)
                        .hint(20, "detail"),
                Binding.of(Scope.TRASHED, "y", "copy the id of the job", Copying::trashedId, letter('y'))
                        .unless(Trash::jobObstacle),
                Binding.of(Scope.TRASHED, "s", "another order: there is none", Next::of, letter('s'))
                        .unless(model -> Optional.of("jobs in the trash are read by id, the first " + TrashedJobs.MOST
                                + " of them: they have no other order"))));
        keys.addAll(SearchableKeys.browsing(Scope.TRASHED, "job", "the first job", "the last job that is shown"));
        return keys;
    }

    private static List<Binding> trashedJob() {
        var keys = new ArrayList<>(List.of(
                bringBack(Scope.TRASHED_JOB, "bring it back, with all jobs of its operation"),
                Binding.of(Scope.TRASHED_JOB, "y", "copy the payload", Copying::payload, letter('y'))
                        .hint(70, "copy")));
        keys.addAll(SearchableKeys.scrolling(Scope.TRASHED_JOB));
        return keys;
    }

    private static Binding copy(Scope scope) {
        return Binding.of(scope, "y", "copy the command of the operation", Copying::operation, letter('y'));
    }

    private static Binding bringBack(Scope scope, String about) {
        return Binding.of(scope, "u", about, Trash::undo, letter('u'))
                .unless(Trash::undoObstacle)
                .hint(10, "undo");
    }
}
