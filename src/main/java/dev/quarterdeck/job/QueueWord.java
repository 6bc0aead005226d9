package dev.quarterdeck.job;

import dev.quarterdeck.text.SafeText;
import dev.quarterdeck.text.ShellWord;
import java.util.List;

/**
 * A queue's name as one word of a command. Where a terminal would show another text it is written as in a filter,
 * {@code queue=%D8%A7}: what is copied from a screen has to mean the same queue.
 */
public final class QueueWord {
    private static final String TERM = "queue=";

    private QueueWord() {}

    /** The name, quoted where a shell would take it for more than a word. */
    public static String of(String queue) {
        boolean asItIs = SafeText.line(queue).equals(queue) && !queue.startsWith(TERM);
        return asItIs ? ShellWord.of(queue) : TERM + FilterText.encoded(queue);
    }

    /**
     * The name that a word means.
     *
     * @throws FilterException when it is written as in a filter, and means more than one queue or none
     */
    public static String read(String word) {
        if (!word.startsWith(TERM)) {
            return word;
        }
        List<Filter.Pattern> names = Values.read(word.substring(TERM.length()), word);
        if (names.size() != 1 || !names.get(0).exact()) {
            throw FilterException.in(word, "more than one queue", "name one, without commas and wildcards");
        }
        return names.get(0).parts().get(0);
    }
}
