package dev.quarterdeck.console;

import static dev.quarterdeck.console.BoardKeys.letter;

import dev.quarterdeck.console.Key.Kind;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.Capability;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** The keys of what lies over the panes. */
final class LayerKeys {
    private LayerKeys() {}

    static List<Binding> all() {
        return Stream.of(detail(), reader(), purge(), asking(), typing(), command())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Binding> detail() {
        var keys = new ArrayList<Binding>();
        keys.add(bind(Scope.DETAIL, "r", "requeue the job", Changes::requeue, letter('r'))
                .unless(Changes.obstacle(Verb.REQUEUE, Capability.REQUEUE))
                .hint(10, "requeue"));
        keys.add(bind(Scope.DETAIL, "X", "purge the job: opens the form", Changes::purge, letter('X'))
                .unless(Changes::purgeObstacle)
                .hint(20, "purge"));
        keys.add(bind(Scope.DETAIL, "M", "mark it as unprocessable", Changes::unprocessable, letter('M'))
                .unless(Changes.obstacle(Verb.UNPROCESSABLE, Capability.UNPROCESSABLE))
                .hint(30, "unprocessable"));
        keys.add(bind(Scope.DETAIL, "C", "cancel it", Changes::cancel, letter('C'))
                .unless(Changes.obstacle(Verb.CANCEL, Capability.CANCEL))
                .hint(40, "cancel"));
        keys.add(bind(Scope.DETAIL, "L", "release its lock", Changes::unlock, letter('L'))
                .unless(Changes.obstacle(Verb.UNLOCK, Capability.UNLOCK))
                .hint(15, "release"));
        keys.add(bind(Scope.DETAIL, "E", "edit its payload; a dead job is requeued with it", Edits::edit, letter('E'))
                .unless(Edits::obstacle)
                .hint(35, "edit"));
        keys.add(bind(Scope.DETAIL, "p", "pause or resume its queue", Changes::pause, letter('p'))
                .unless(Changes::pauseObstacle));
        keys.add(bind(Scope.DETAIL, "u", "undo the last operation", Undos::last, letter('u'))
                .unless(Undos::obstacle)
                .hint(60, "undo"));
        keys.add(bind(Scope.DETAIL, "y", "copy the payload", Copying::payload, letter('y'))
                .hint(70, "copy"));
        keys.add(bind(Scope.DETAIL, "i", "say why it is where it is", Looks::why, letter('i'))
                .unless(Looks::whyObstacle)
                .hint(55, "why"));
        keys.addAll(SearchableKeys.scrolling(Scope.DETAIL));
        return keys;
    }

    private static List<Binding> reader() {
        var keys = new ArrayList<Binding>();
        keys.add(bind(Scope.READER, "y", "copy the commands, or what one said", Copying::text, letter('y'))
                .unless(Reader::copyObstacle)
                .hint(70, "copy"));
        keys.addAll(SearchableKeys.scrolling(Scope.READER));
        return keys;
    }

    private static List<Binding> purge() {
        return List.of(
                bind(
                                Scope.PURGE,
                                "Tab ↓",
                                "the next part of the form",
                                form(PurgeForm::nextPart),
                                Key.of(Kind.TAB),
                                Key.of(Kind.DOWN))
                        .hint(10, "next part"),
                bind(
                        Scope.PURGE,
                        "Shift-Tab ↑",
                        "the part before",
                        form(PurgeForm::previousPart),
                        Key.of(Kind.BACK_TAB),
                        Key.of(Kind.UP)),
                bind(
                        Scope.PURGE,
                        "←",
                        "choose, or move in a text",
                        form((f, m) -> f.sideways(m, -1)),
                        Key.of(Kind.LEFT)),
                bind(
                                Scope.PURGE,
                                "→",
                                "choose, or move in a text",
                                form((f, m) -> f.sideways(m, 1)),
                                Key.of(Kind.RIGHT))
                        .hint(20, "choose"),
                bind(
                                Scope.PURGE,
                                "Enter",
                                "on; on the last button: purge, after a question",
                                form(PurgeForm::accept),
                                Key.of(Kind.ENTER))
                        .hint(30, "on"),
                bind(Scope.PURGE, "Esc", "back without purging", form(PurgeForm::leave), Key.of(Kind.ESCAPE))
                        .hint(40, "back"));
    }

    private static List<Binding> asking() {
        return List.of(
                bind(Scope.QUESTION, "y", "yes", on(Question.class, (m, q) -> q.yes(m)), letter('y'), letter('Y'))
                        .hint(10, "yes"),
                bind(
                                Scope.QUESTION,
                                "n Enter Esc",
                                "no, as every other key",
                                on(Question.class, (m, q) -> q.no(m)),
                                letter('n'),
                                letter('N'),
                                letter('q'),
                                Key.of(Kind.ENTER),
                                Key.of(Kind.ESCAPE))
                        .hint(20, "no"),
                bind(
                                Scope.COUNT,
                                "Enter",
                                "yes, if the count was typed",
                                on(Question.class, (m, q) -> q.accept(m)),
                                Key.of(Kind.ENTER))
                        .hint(10, "go on"),
                bind(Scope.COUNT, "Esc", "no", on(Question.class, (m, q) -> q.no(m)), Key.of(Kind.ESCAPE))
                        .hint(20, "no"),
                bind(Scope.WAITING, "Esc", "stop it; what it did is kept", Lines::giveUp, Key.of(Kind.ESCAPE))
                        .hint(10, "stop"),
                bind(Scope.COUNTING, "Esc", "give up: nothing is changed", Looks::close, Key.of(Kind.ESCAPE))
                        .hint(10, "give up"));
    }

    private static List<Binding> typing() {
        return List.of(
                bind(
                                Scope.FILTER,
                                "Enter",
                                "show only what matches",
                                on(FilterLine.class, (m, l) -> l.accept(m)),
                                Key.of(Kind.ENTER))
                        .hint(10, "apply"),
                bind(
                                Scope.FILTER,
                                "Tab",
                                "complete the word; shows what could stand there",
                                Completions::ask,
                                Key.of(Kind.TAB))
                        .hint(15, "complete"),
                bind(Scope.FILTER, "Esc", "leave the filter as it was", Looks::close, Key.of(Kind.ESCAPE))
                        .hint(20, "back"),
                bind(
                                Scope.SEARCH,
                                "Enter",
                                "go to the first place",
                                on(SearchLine.class, (m, l) -> l.accept(m)),
                                Key.of(Kind.ENTER))
                        .hint(10, "search"),
                bind(Scope.SEARCH, "Esc", "give up", Looks::close, Key.of(Kind.ESCAPE))
                        .hint(20, "back"),
                bind(
                                Scope.REASON,
                                "Enter",
                                "go on; the reason may be empty",
                                on(ReasonDialog.class, (m, d) -> d.accept(m)),
                                Key.of(Kind.ENTER))
                        .hint(10, "go on"),
                bind(Scope.REASON, "Esc", "give up: nothing is changed", Looks::close, Key.of(Kind.ESCAPE))
                        .hint(20, "give up"));
    }

    private static List<Binding> command() {
        return List.of(
                bind(
                                Scope.COMMAND,
                                "Enter",
                                "run the command",
                                on(CommandLine.class, (m, c) -> c.accept(m)),
                                Key.of(Kind.ENTER))
                        .unless(Changes::busy)
                        .hint(10, "run"),
                bind(
                                Scope.COMMAND,
                                "Tab",
                                "complete the word; shows what could stand there",
                                Completions::ask,
                                Key.of(Kind.TAB))
                        .hint(20, "complete"),
                bind(
                                Scope.COMMAND,
                                "↑",
                                "the line before",
                                on(CommandLine.class, (m, c) -> c.earlier(m)),
                                Key.of(Kind.UP))
                        .hint(30, "history"),
                bind(
                        Scope.COMMAND,
                        "↓",
                        "the line after",
                        on(CommandLine.class, (m, c) -> c.later(m)),
                        Key.of(Kind.DOWN)),
                bind(Scope.COMMAND, "Ctrl-U", "delete to the beginning", typed(Key.ctrl('u')), Key.ctrl('u')),
                bind(Scope.COMMAND, "Ctrl-W", "delete a word", typed(Key.ctrl('w')), Key.ctrl('w')),
                bind(Scope.COMMAND, "Esc", "back", Looks::close, Key.of(Kind.ESCAPE))
                        .hint(40, "back"));
    }

    private static Function<Model, Next> typed(Key key) {
        return on(CommandLine.class, (model, line) -> line.typed(model, key));
    }

    private static Function<Model, Next> form(BiFunction<PurgeForm, Model, Next> act) {
        return on(PurgeForm.class, (model, form) -> act.apply(form, model));
    }

    /** What a key does to the topmost layer, which is of this kind in the key's scope. */
    static <L extends Layer> Function<Model, Next> on(Class<L> kind, BiFunction<Model, L, Next> act) {
        return model -> model.top()
                .filter(kind::isInstance)
                .map(top -> act.apply(model, kind.cast(top)))
                .orElseGet(() -> Next.of(model));
    }

    private static Binding bind(Scope scope, String label, String about, Function<Model, Next> act, Key... keys) {
        return Binding.of(scope, label, about, act, keys);
    }
}
