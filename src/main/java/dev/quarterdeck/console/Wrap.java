package dev.quarterdeck.console;

import dev.quarterdeck.text.CellWidth;
import java.util.ArrayList;
import java.util.List;

/** Breaks lines that are too long. */
final class Wrap {
    private Wrap() {}

    /** The text in lines of at most so many cells, at least one line; broken where the room ends, for it may be data. */
    static List<String> hard(String text, int cells) {
        var lines = new ArrayList<String>();
        int start = 0;
        int used = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            int width = CellWidth.of(codePoint);
            if (used + width > cells && i > start) {
                lines.add(text.substring(start, i));
                start = i;
                used = 0;
            }
            used += width;
            i += Character.charCount(codePoint);
        }
        lines.add(text.substring(start));
        return lines;
    }

    /** The words in lines of at most so many cells, as long as single words allow. */
    static List<String> words(String text, int cells) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && CellWidth.of(line.toString()) + 1 + CellWidth.of(word) > cells) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines.stream().flatMap(each -> hard(each, cells).stream()).toList();
    }
}
