package dev.quarterdeck.job;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a misspelled word was probably meant to be. */
public final class Nearest {
    private static final int MIN_PREFIX = 3;

    private Nearest() {}

    /**
     * The name that the word begins, or is misspelled of: by one letter for names of up to four letters, by two for
     * longer ones, where two neighbours that swapped places count as one.
     */
    public static Optional<String> to(String word, Collection<String> names) {
        String given = word.toLowerCase(Locale.ROOT);
        Optional<String> misspelled = names.stream()
                .filter(name -> distance(given, name) <= tolerance(name))
                .min(Comparator.comparingInt(name -> distance(given, name)));
        if (misspelled.isPresent() || given.length() < MIN_PREFIX) {
            return misspelled;
        }
        return names.stream().filter(name -> name.startsWith(given)).findFirst();
    }

    /** "did you mean NAME?" where there is a near one, else "expected" and all of them. */
    public static String advice(String word, List<String> names) {
        return to(word, names)
                .map(name -> "did you mean " + name + "?")
                .orElseGet(() -> "expected " + String.join(", ", names.subList(0, names.size() - 1)) + " or "
                        + names.get(names.size() - 1));
    }

    private static int tolerance(String name) {
        return name.length() <= 4 ? 1 : 2;
    }

    /** Letters to insert, delete, change or swap with their neighbour; more than any tolerance when lengths differ much. */
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 2) {
            return Integer.MAX_VALUE;
        }
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, d, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int cheapest(String a, String b, int[][] d, int i, int j) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
    }
}
