package dev.quarterdeck.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The orders of a list that is read as a whole, and the one that it has.
 *
 * @param orders the natural one first; each decides between any two rows, so that none of them moves for nothing
 * @param at index of the one that it has
 */
record Ranking<R extends Row>(List<Order<R>> orders, int at) {
    Ranking {
        orders = List.copyOf(orders);
    }

    /** An order: {@code newest first}. */
    record Order<R>(String words, Comparator<R> by) {}

    /** The natural order, and others that leave it to this one where they do not care. */
    @SafeVarargs
    static <R extends Row> Ranking<R> of(Order<R> natural, Order<R>... others) {
        var orders = new ArrayList<>(List.of(natural));
        for (Order<R> other : others) {
            orders.add(new Order<>(other.words(), other.by().thenComparing(natural.by())));
        }
        return new Ranking<>(orders, 0);
    }

    Ranking<R> next() {
        return new Ranking<>(orders, (at + 1) % orders.size());
    }

    List<R> sorted(List<R> rows) {
        return rows.stream().sorted(orders.get(at).by()).toList();
    }

    String words() {
        return orders.get(at).words();
    }

    /** For the title of the list: {@code · newest first}; empty while it is as it always is. */
    String aside() {
        return at == 0 ? "" : "· " + words() + " ";
    }
}
