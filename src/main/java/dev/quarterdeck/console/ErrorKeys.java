package dev.quarterdeck.console;

import static dev.quarterdeck.console.BoardKeys.letter;

import dev.quarterdeck.console.Key.Kind;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.Capability;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The keys of the errors: what can be done to a group can be done to each job of it. */
final class ErrorKeys {
    private ErrorKeys() {}

    static List<Binding> all() {
        var keys = new ArrayList<>(List.of(
                bind("Enter", "the jobs of the group: the dead, filtered by its fingerprint", Errors::jobs)
                        .unless(Errors::cursorObstacle)
                        .hint(5, "jobs"),
                bind("r", "requeue the group", Changes::requeue)
                        .unless(Errors.obstacle(Changes.obstacle(Verb.REQUEUE, Capability.REQUEUE)))
                        .hint(10, "requeue"),
                bind("X", "purge the group: opens the form", Changes::purge)
                        .unless(Errors.obstacle(Changes::purgeObstacle))
                        .hint(20, "purge"),
                bind("M", "mark the group as unprocessable: asks why", Changes::unprocessable)
                        .unless(Errors.obstacle(Changes.obstacle(Verb.UNPROCESSABLE, Capability.UNPROCESSABLE)))
                        .hint(30, "unprocessable"),
                bind("y", "copy the filter that selects the group", Copying::cause)
                        .unless(Errors::cursorObstacle),
                bind("u", "undo the last operation", Undos::last)
                        .unless(Undos::obstacle)
                        .hint(40, "undo")));
        keys.add(SearchableKeys.ranking(Scope.ERRORS, "by count, by the last or the first death, by type"));
        keys.addAll(SearchableKeys.browsing(Scope.ERRORS, "group", "the first group", "the last group"));
        return keys;
    }

    private static Binding bind(String label, String about, Function<Model, Next> act) {
        Key key = label.equals("Enter") ? Key.of(Kind.ENTER) : letter(label.charAt(0));
        return Binding.of(Scope.ERRORS, label, about, act, key);
    }
}
