package dev.quarterdeck.job;

/** The messages of errors. */
public final class Messages {
    private Messages() {}

    /**
     * The message without what differs from one failure to the next of the same cause: the first line that says something,
     * with
     *
     * <ul>
     *   <li>{@code #} for numbers with all that is written to them ({@code 30s}, {@code -1,204.5}, {@code 10.0.0.1:80}), dates
     *       and times, UUIDs and their like, hexadecimal words of seven characters or more, and words that mix letters and
     *       digits as names do not; of a name that ends in digits, such as {@code smtp-2}, for the digits;
     *   <li>{@code "…"} for text in quotes of any kind, {@code <…>} for text without blanks between angle brackets;
     *   <li>{@code ://…} for a URL, {@code /…} for the path of a file, {@code …@…} for an e-mail address and what looks like
     *       one;
     *   <li>one blank for several; and one of these signs for several of the same in a row.
     * </ul>
     *
     * <p>Fingerprints hang on this: a change here changes those that people and scripts wrote down. Takes time in proportion
     * to the length of the text, whatever is in it.
     */
    public static String blanked(String error) {
        return Blanking.of(Headline.of(error));
    }
}
