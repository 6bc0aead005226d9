package dev.quarterdeck.command;

import dev.quarterdeck.job.FilterException;
import dev.quarterdeck.job.FilterParser;
import java.util.List;

/** Runs a command that was typed as one line. */
public final class Line {
    private Line() {}

    /**
     * Splits the line into words, quotes understood, and runs the command. A leading {@code qdeck} is passed over, so
     * that what was copied from a shell works; a line without words does nothing.
     *
     * @return the exit code; one of {@link Exit}'s
     */
    public static int run(Session session, String line) {
        List<String> words;
        try {
            words = FilterParser.split(line);
        } catch (FilterException e) {
            session.error(String.valueOf(e.getMessage()));
            return Exit.USAGE;
        }
        if (!words.isEmpty() && words.get(0).equals("qdeck")) {
            words = words.subList(1, words.size());
        }
        return words.isEmpty() ? Exit.DONE : Commands.run(session, words);
    }
}
