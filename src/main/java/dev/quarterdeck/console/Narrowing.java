package dev.quarterdeck.console;

import dev.quarterdeck.job.Filter;

/**
 * The filter of a pane.
 *
 * @param text as the person typed it
 * @param matches how many jobs match; -1 while that is being counted
 */
record Narrowing(Filter filter, String text, long matches) {
    static final Narrowing NONE = new Narrowing(Filter.ANY, "", -1);

    static Narrowing of(Filter filter, String text) {
        return new Narrowing(filter, text, -1);
    }

    boolean isSet() {
        return !filter.equals(Filter.ANY);
    }

    Narrowing withMatches(long count) {
        return new Narrowing(filter, text, count);
    }
}
