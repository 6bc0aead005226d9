package dev.quarterdeck.console;

/** Moves about a list that covers the panes: the same keys wherever there is one. */
final class Browsing {
    private Browsing() {}

    /** Such a list. */
    sealed interface Rows extends Layer permits Audit, Errors, Queues, Trash, TrashedJobs, WorkerList {
        Rows moved(Move move, int height);

        @Override
        default boolean coversBoard() {
            return true;
        }
    }

    /** A way of the cursor through a list, whatever its rows are. */
    interface Move {
        <R extends Row> Listing<R> of(Listing<R> list, int height);
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
}
