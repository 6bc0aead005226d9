package dev.quarterdeck.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which colours of the terminal the console takes for the states of jobs. */
public enum Theme {
    /** For dark backgrounds. */
    DEFAULT,
    /** For light backgrounds, on which yellow and cyan are hard to read. */
    LIGHT,
    /** For those who see red and green alike: the states differ in brightness, and in blue and yellow. */
    COLOUR_BLIND,
    /** No colour: bold, reverse and dim alone. */
    MONO;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The theme of a word.
     *
     * @param from where the word was said, for the error
     */
    public static Theme ofWord(String from, String word) {
        return Arrays.stream(values())
                .filter(theme -> theme.word().equals(word))
                .findFirst()
                .orElseThrow(() -> CommandException.usage("expected " + from + " to be "
                        + Arrays.stream(values()).map(Theme::word).collect(Collectors.joining(", ")) + ", got: "
                        + word));
    }
}
