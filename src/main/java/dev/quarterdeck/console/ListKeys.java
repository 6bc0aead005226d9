package dev.quarterdeck.console;

import static dev.quarterdeck.console.BoardKeys.letter;

import dev.quarterdeck.console.Key.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The keys of the queues, the workers and the trends. */
final class ListKeys {
    private ListKeys() {}

    static List<Binding> all() {
        return Stream.of(queues(), workers(), trends()).flatMap(List::stream).toList();
    }

    private static List<Binding> queues() {
        var keys = new ArrayList<>(List.of(
                bind(Scope.QUEUES, "Enter", "its jobs: every pane, filtered by the queue", Queues::jobs)
                        .unless(Queues::cursorObstacle)
                        .hint(5, "jobs"),
                bind(Scope.QUEUES, "p", "pause or resume the queue", Queues::pause)
                        .unless(Queues::pauseObstacle)
                        .hint(10, "pause"),
                bind(Scope.QUEUES, "c", "change its limits: begins the command", Queues::limit)
                        .unless(Queues::limitObstacle)
                        .hint(20, "limits"),
                bind(Scope.QUEUES, "i", "say why its jobs wait", Queues::why)
                        .unless(Queues::cursorObstacle)
                        .hint(30, "why"),
                bind(Scope.QUEUES, "y", "copy the name of the queue", Copying::queue)
                        .unless(Queues::cursorObstacle),
                SearchableKeys.ranking(Scope.QUEUES, "by name, by pending or dead jobs, by what goes through")));
        keys.addAll(SearchableKeys.browsing(Scope.QUEUES, "queue", "the first queue", "the last queue"));
        return keys;
    }

    private static List<Binding> workers() {
        var keys = new ArrayList<>(List.of(
                bind(Scope.WORKERS, "Enter", "what it runs: the locked jobs, filtered by the worker", WorkerList::jobs)
                        .unless(WorkerList::cursorObstacle)
                        .hint(5, "jobs"),
                bind(Scope.WORKERS, "p", "let it take no more jobs, or take them again", WorkerList::quiet)
                        .unless(WorkerList::quietObstacle)
                        .hint(10, "quiet"),
                bind(Scope.WORKERS, "y", "copy the name of the worker", Copying::worker)
                        .unless(WorkerList::cursorObstacle),
                SearchableKeys.ranking(Scope.WORKERS, "by name, by what it runs, by its longest job, by its start")));
        keys.addAll(SearchableKeys.browsing(Scope.WORKERS, "worker", "the first worker", "the last worker"));
        return keys;
    }

    private static List<Binding> trends() {
        return List.of(
                Binding.of(
                                Scope.TRENDS,
                                "← h -",
                                "a shorter time",
                                Trends::shorter,
                                Key.of(Kind.LEFT),
                                letter('h'),
                                letter('-'))
                        .hint(10, "shorter"),
                Binding.of(
                                Scope.TRENDS,
                                "→ l +",
                                "a longer time",
                                Trends::longer,
                                Key.of(Kind.RIGHT),
                                letter('l'),
                                letter('+'))
                        .hint(20, "longer"),
                Binding.of(Scope.TRENDS, "x", "stop the running operation", Changes::stop, letter('x'))
                        .unless(Changes::stopObstacle)
                        .hint(1, "stop"),
                Binding.of(Scope.TRENDS, "?", "this help", SearchableKeys::help, letter('?'))
                        .hint(1000, "help"),
                Binding.of(Scope.TRENDS, "Esc q", "back", Looks::close, Key.of(Kind.ESCAPE), letter('q'))
                        .hint(50, "back"));
    }

    private static Binding bind(Scope scope, String label, String about, Function<Model, Next> act) {
        Key key = label.equals("Enter") ? Key.of(Kind.ENTER) : letter(label.charAt(0));
        return Binding.of(scope, label, about, act, key);
    }
}
