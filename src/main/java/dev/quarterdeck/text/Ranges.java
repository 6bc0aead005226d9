package dev.quarterdeck.text;

import java.util.Arrays;

/** A set of code points, as ranges. */
final class Ranges {
    private final int[] first;
    private final int[] last;

    /** From and to, from and to, ..., both included, ascending. */
    Ranges(int... bounds) {
        first = new int[bounds.length / 2];
        last = new int[bounds.length / 2];
        for (int i = 0; i < first.length; i++) {
            first[i] = bounds[2 * i];
            last[i] = bounds[2 * i + 1];
        }
    }

    boolean contains(int codePoint) {
        int found = Arrays.binarySearch(first, codePoint);
        int range = found >= 0 ? found : -found - 2;
        return range >= 0 && codePoint <= last[range];
    }
}
