package dev.quarterdeck.prompt;

import java.util.Collection;
import java.util.Set;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Shows a verb that there is bold, and one that there cannot be any more red. */
final class VerbHighlighter implements Highlighter {
    private final Set<String> words;
    private final boolean colour;

    VerbHighlighter(Collection<String> words, boolean colour) {
        this.words = Set.copyOf(words);
        this.colour = colour;
    }

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        int start = 0;
        while (start < buffer.length() && Character.isWhitespace(buffer.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < buffer.length() && !Character.isWhitespace(buffer.charAt(end))) {
            end++;
        }
        return new AttributedStringBuilder()
                .append(buffer.substring(0, start))
                .append(buffer.substring(start, end), style(buffer.substring(start, end), end < buffer.length()))
                .append(buffer.substring(end))
                .toAttributedString();
    }

    private AttributedStyle style(String word, boolean ended) {
        if (words.contains(word)) {
            return AttributedStyle.BOLD;
        }
        boolean mayBecomeOne = !ended && words.stream().anyMatch(known -> known.startsWith(word));
        boolean silent = word.isEmpty() || word.startsWith("#") || word.startsWith("-");
        return mayBecomeOne || silent || !colour
                ? AttributedStyle.DEFAULT
                : AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
    }
}
