package dev.quarterdeck.console;

import static dev.quarterdeck.console.BoardKeys.letter;

import dev.quarterdeck.console.Key.Kind;
import java.util.ArrayList;
import java.util.List;

/** The keys that every list and every long text over the panes has: moving, searching, sorting, leaving. */
final class SearchableKeys {
    private SearchableKeys() {}

    /** The keys of a long text. */
    static List<Binding> scrolling(Scope scope) {
        var keys = new ArrayList<>(List.of(
                Binding.of(scope, "↑ k", "one line up", Scrolling::up, Key.of(Kind.UP), letter('k')),
                Binding.of(scope, "↓ j", "one line down", Scrolling::down, Key.of(Kind.DOWN), letter('j')),
                Binding.of(scope, "PgUp", "one page up", Scrolling::pageUp, Key.of(Kind.PAGE_UP)),
                Binding.of(
                                scope,
                                "PgDn Space",
                                "one page down",
                                Scrolling::pageDown,
                                Key.of(Kind.PAGE_DOWN),
                                letter(' '))
                        .hint(80, "page"),
                Binding.of(scope, "Ctrl-U", "half a page up", Scrolling::halfUp, Key.ctrl('u')),
                Binding.of(scope, "Ctrl-D", "half a page down", Scrolling::halfDown, Key.ctrl('d')),
                Binding.of(scope, "Home g", "the beginning", Scrolling::first, Key.of(Kind.HOME), letter('g')),
                Binding.of(scope, "End G", "the end", Scrolling::last, Key.of(Kind.END), letter('G'))));
        keys.addAll(searching(scope, "text", "place"));
        keys.addAll(leaving(scope, 100, 95));
        return keys;
    }

    /** The keys of a list that covers the panes. */
    static List<Binding> browsing(Scope scope, String row, String first, String last) {
        var keys = new ArrayList<>(List.of(
                Binding.of(scope, "↑ k", "one " + row + " up", Browsing::up, Key.of(Kind.UP), letter('k')),
                Binding.of(scope, "↓ j", "one " + row + " down", Browsing::down, Key.of(Kind.DOWN), letter('j')),
                Binding.of(scope, "PgUp", "one page up", Browsing::pageUp, Key.of(Kind.PAGE_UP)),
                Binding.of(
                                scope,
                                "PgDn Space",
                                "one page down",
                                Browsing::pageDown,
                                Key.of(Kind.PAGE_DOWN),
                                letter(' '))
                        .hint(80, "page"),
                Binding.of(scope, "Ctrl-U", "half a page up", Browsing::halfUp, Key.ctrl('u')),
                Binding.of(scope, "Ctrl-D", "half a page down", Browsing::halfDown, Key.ctrl('d')),
                Binding.of(scope, "Home g", first, Browsing::first, Key.of(Kind.HOME), letter('g')),
                Binding.of(scope, "End G", last, Browsing::last, Key.of(Kind.END), letter('G'))));
        keys.addAll(searching(scope, "list", row));
        keys.addAll(leaving(scope, 50, 1000));
        return keys;
    }

    /** The key that puts a list into another order. */
    static Binding ranking(Scope scope, String orders) {
        return Binding.of(scope, "s", "another order: " + orders, Browsing::rank, letter('s'))
                .hint(70, "sort");
    }

    private static List<Binding> searching(Scope scope, String where, String place) {
        return List.of(
                Binding.of(scope, "/", "search in this " + where, SearchableKeys::search, letter('/'))
                        .hint(60, "search"),
                Binding.of(
                                scope,
                                "n",
                                "the next " + place + " found",
                                LayerKeys.on(Searchable.class, (m, s) -> s.found(m, 1)),
                                letter('n'))
                        .unless(Searchable::obstacle),
                Binding.of(
                                scope,
                                "N",
                                "the " + place + " found before",
                                LayerKeys.on(Searchable.class, (m, s) -> s.found(m, -1)),
                                letter('N'))
                        .unless(Searchable::obstacle));
    }

    private static List<Binding> leaving(Scope scope, int back, int help) {
        return List.of(
                Binding.of(scope, "x", "stop the running operation", Changes::stop, letter('x'))
                        .unless(Changes::stopObstacle)
                        .hint(1, "stop"),
                Binding.of(scope, "?", "this help", SearchableKeys::help, letter('?'))
                        .hint(help, "help"),
                Binding.of(scope, "Esc q", "back", Looks::close, Key.of(Kind.ESCAPE), letter('q'))
                        .hint(back, "back"));
    }

    private static Next search(Model model) {
        return Next.of(model.push(new SearchLine(Field.EMPTY)));
    }

    static Next help(Model model) {
        boolean open = model.top()
                .filter(top -> top instanceof Reader reader && reader.kind() == Reader.Kind.HELP)
                .isPresent();
        return open ? Next.of(model) : Looks.help(model);
    }
}
