package dev.quarterdeck.job;

/** A filter, a state or a duration that cannot be understood; the message names the word and the way out. */
public final class FilterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String word;

    public FilterException(String word, String message) {
        super(message);
        this.word = word;
    }

    /** The word that is wrong, as it was given. */
    public String word() {
        return word;
    }
}
