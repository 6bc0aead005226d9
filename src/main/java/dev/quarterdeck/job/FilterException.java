package dev.quarterdeck.job;

/** A filter, a state or a duration that cannot be understood; the message names the word and the way out. */
public final class FilterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String word;

    public FilterException(String word, String message) {
        super(message);
        this.word = word;
    }

    /** What is wrong inside a word, and the way out. */
    static FilterException in(String word, String problem, String wayOut) {
        return new FilterException(word, problem + " in " + quoted(word) + ": " + wayOut);
    }

    /** A word as messages show it: in quotes, and not longer than a line. */
    static String quoted(String word) {
        return '"' + shown(word) + '"';
    }

    /** The same without the quotes, to be written again. */
    static String shown(String word) {
        int most = 60;
        boolean fits = word.codePointCount(0, word.length()) <= most;
        return fits ? word : word.substring(0, word.offsetByCodePoints(0, most)) + "...";
    }

    /** The word that is wrong, as it was given. */
    public String word() {
        return word;
    }
}
