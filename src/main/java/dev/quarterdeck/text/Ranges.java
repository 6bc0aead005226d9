package dev.quarterdeck.text;

import java.util.Arrays;
import java.util.Comparator;

/** A set of code points, as ranges. */
final class Ranges {
    private static final int HEX = 16;

    private final int[] first;
    private final int[] last;

    private Ranges(int[] first, int[] last) {
        this.first = first;
        this.last = last;
    }

    /** Hexadecimal code points and ranges of them with white space between: {@code 2E80-303E 30FB}. */
    static Ranges of(String... tables) {
        int[][] bounds = Arrays.stream(tables)
                .flatMap(table -> Arrays.stream(table.strip().split("\\s+")))
                .map(Ranges::bounds)
                .sorted(Comparator.comparingInt(range -> range[0]))
                .toArray(int[][]::new);
        return new Ranges(
                Arrays.stream(bounds).mapToInt(range -> range[0]).toArray(),
                Arrays.stream(bounds).mapToInt(range -> range[1]).toArray());
    }

    private static int[] bounds(String range) {
        int dash = range.indexOf('-');
        String first = dash < 0 ? range : range.substring(0, dash);
        return new int[] {Integer.parseInt(first, HEX), Integer.parseInt(range.substring(dash + 1), HEX)};
    }

    boolean contains(int codePoint) {
        int found = Arrays.binarySearch(first, codePoint);
        int range = found >= 0 ? found : -found - 2;
        return range >= 0 && codePoint <= last[range];
    }
}
