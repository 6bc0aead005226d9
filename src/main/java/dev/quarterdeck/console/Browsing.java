package dev.quarterdeck.console;

import dev.quarterdeck.text.Ages;
import java.util.OptionalInt;

/** Moves about a list that covers the panes: the same keys wherever there is one. */
final class Browsing {
    private Browsing() {}

    /** Such a list. */
    sealed interface Rows extends Searchable permits Audit, Ranked, TrashedJobs {
        Listing<? extends Row> list();

        Rows moved(Move move, int height);

        @Override
        default boolean coversBoard() {
            return true;
        }

        @Override
        default String sought() {
            return list().course().sought();
        }

        @Override
        default Next search(Model model, String text) {
            return found(model, text, list().cursor() - 1, 1);
        }

        @Override
        default Next found(Model model, int direction) {
            return found(model, sought(), list().cursor(), direction);
        }

        private Next found(Model model, String text, int from, int direction) {
            Window<? extends Row> window = list().window();
            int count = window == null ? 0 : window.rows().size();
            Hits hits = Hits.of(text, count, i -> list().row(i).words());
            OptionalInt place = hits.from(from, direction);
            int height = Layout.listRows(model.size());
            Rows seeking = moved(new Seek(text), height);
            boolean all = window != null && window.first() && window.last();
            String among = all ? "" : " among the " + Ages.number(count) + " that are read";
            if (place.isEmpty()) {
                return Next.of(model.swap(seeking).say(hits.none(among)));
            }
            int there = place.getAsInt();
            return Next.of(model.swap(seeking.moved(new Step(there - list().cursor()), height))
                    .say(hits.at(there, among)));
        }
    }

    /** A list that is read as a whole, and so has other orders too. */
    sealed interface Ranked extends Rows permits Errors, Queues, Trash, WorkerList {
        Ranking<? extends Row> ranking();

        /** The same in its next order: a cursor that the person has placed stays on its row. */
        Ranked ranked(int height);
    }

    /** A way of the cursor through a list, whatever its rows are. */
    interface Move {
        <R extends Row> Listing<R> of(Listing<R> list, int height);
    }

    /** So many rows down, or up where that is negative. */
    private record Step(int by) implements Move {
        @Override
        public <R extends Row> Listing<R> of(Listing<R> list, int height) {
            return list.move(by, height);
        }
    }

    /** Notes what is searched for. */
    private record Seek(String text) implements Move {
        @Override
        public <R extends Row> Listing<R> of(Listing<R> list, int height) {
            return list.with(list.course().seeking(text));
        }
    }

    static Next up(Model model) {
        return moved(model, Browsing::up);
    }

    static Next down(Model model) {
        return moved(model, Browsing::down);
    }

    static Next pageUp(Model model) {
        return moved(model, Browsing::pageUp);
    }

    static Next pageDown(Model model) {
        return moved(model, Browsing::pageDown);
    }

    static Next halfUp(Model model) {
        return moved(model, Browsing::halfUp);
    }

    static Next halfDown(Model model) {
        return moved(model, Browsing::halfDown);
    }

    /** Puts the list into its next order. */
    static Next rank(Model model) {
        return Next.of(model.top()
                .filter(Ranked.class::isInstance)
                .map(top -> ((Ranked) top).ranked(Layout.listRows(model.size())))
                .map(ranked -> model.swap(ranked)
                        .say(Notice.hint(ranked.ranking().words()
                                + (ranked.list().course().pinned() ? "; g goes to the first" : ""))))
                .orElse(model));
    }

    static Next first(Model model) {
        return moved(model, Listing::toFirst);
    }

    static Next last(Model model) {
        return moved(model, Listing::toLast);
    }

    /** The lists as they are after a change of size. */
    static Model fitted(Model model) {
        int height = Layout.listRows(model.size());
        return model.with(model.layers().stream()
                .map(layer -> layer instanceof Rows rows ? rows.moved(Listing::inView, height) : layer)
                .toList());
    }

    private static Next moved(Model model, Move move) {
        return Next.of(model.top()
                .filter(Rows.class::isInstance)
                .map(top -> model.swap(((Rows) top).moved(move, Layout.listRows(model.size()))))
                .orElse(model));
    }

    private static <R extends Row> Listing<R> up(Listing<R> list, int height) {
        return list.move(-1, height);
    }

    private static <R extends Row> Listing<R> down(Listing<R> list, int height) {
        return list.move(1, height);
    }

    /** One row less than is shown, so that the eye finds its place again. */
    private static <R extends Row> Listing<R> pageUp(Listing<R> list, int height) {
        return list.move(-Math.max(1, height - 1), height);
    }

    private static <R extends Row> Listing<R> pageDown(Listing<R> list, int height) {
        return list.move(Math.max(1, height - 1), height);
    }

    private static <R extends Row> Listing<R> halfUp(Listing<R> list, int height) {
        return list.move(-Math.max(1, height / 2), height);
    }

    private static <R extends Row> Listing<R> halfDown(Listing<R> list, int height) {
        return list.move(Math.max(1, height / 2), height);
    }
}
