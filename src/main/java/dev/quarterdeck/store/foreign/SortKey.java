package dev.quarterdeck.store.foreign;

/** A field that decides about an order. */
record SortKey(Field field, boolean descending) {

    static SortKey up(Field field) {
        return new SortKey(field, false);
    }

    static SortKey down(Field field) {
        return new SortKey(field, true);
    }
}
