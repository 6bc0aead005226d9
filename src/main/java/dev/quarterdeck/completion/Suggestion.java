package dev.quarterdeck.completion;

/**
 * A word that could stand where the cursor is.
 *
 * @param whole whether the word ends with it, so that a blank may follow
 * @param about what it means, for a list of suggestions; may be empty
 */
public record Suggestion(String word, boolean whole, String about) {

    static Suggestion of(String word) {
        return new Suggestion(word, true, "");
    }

    /** More is to follow in the same word. */
    static Suggestion begun(String word) {
        return new Suggestion(word, false, "");
    }
}
