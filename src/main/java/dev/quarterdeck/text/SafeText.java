package dev.quarterdeck.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes text of unknown origin harmless for a terminal, and of certain width.
 *
 * <p>Text is composed first (NFC). Then each character that is not known to be harmless becomes a {@code ?}, which takes
 * one cell and exists in every character set, ASCII too: control characters (C0, DEL, C1), so no escape sequence is left;
 * bidirectional controls; line and paragraph separators; zero-width characters; halves of surrogate pairs; unassigned and
 * private characters; emoji and scripts whose width or direction differ between terminals. Combining marks that no composed
 * character exists for are dropped; one without a character before it becomes a {@code ?}. A no-break space becomes a
 * space. What comes out goes through unchanged a second time.
 *
 * <p>All of it takes time in proportion to the length of the text, whatever is in it.
 */
public final class SafeText {
    /** What stands for a character that is not shown. */
    public static final char PLACEHOLDER = '?';

    private static final int TAB_CELLS = 8;

    /** No composed character has more; what comes after them on the same character is not even looked at. */
    private static final int MAX_MARKS = 4;

    private final String text;
    private final Repertoire repertoire;
    private final StringBuilder safe = new StringBuilder();
    private int cells;

    private SafeText(String text, Repertoire repertoire) {
        this.text = text;
        this.repertoire = repertoire;
    }

    /** The text as one harmless line: line breaks and tabs are placeholders as well. Empty for null. */
    public static String line(@Nullable String text) {
        return line(text, Integer.MAX_VALUE);
    }

    /**
     * The same as {@link #line(String)}, cut as {@link CellWidth#cut} does it to so many cells; reads no more of a long
     * text than it shows.
     */
    public static String line(@Nullable String text, int cells) {
        if (text == null) {
            return "";
        }
        SafeText line = new SafeText(text, Repertoire.TABLE);
        for (int i = 0; i < text.length() && line.cells <= cells; ) {
            i = line.addCharacter(i);
        }
        return CellWidth.cut(line.safe.toString(), cells);
    }

    /**
     * The text as harmless lines, without their line breaks (LF, CR LF or CR); tabs are blanks up to the next multiple of
     * 8 cells. A break at the end begins no line. More signs are kept than in a table: arrows, mathematics, shapes.
     */
    public static List<String> block(String text) {
        List<String> lines = new ArrayList<>();
        SafeText line = new SafeText(text, Repertoire.DETAIL);
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                i += text.startsWith("\r\n", i) ? 2 : 1;
                lines.add(line.take());
            } else if (c == '\t') {
                i++;
                line.addTab();
            } else {
                i = line.addCharacter(i);
            }
        }
        if (!line.safe.isEmpty()) {
            lines.add(line.take());
        }
        return lines;
    }

    private String take() {
        String line = safe.toString();
        safe.setLength(0);
        cells = 0;
        return line;
    }

    private void addTab() {
        int blanks = TAB_CELLS - cells % TAB_CELLS;
        safe.append(" ".repeat(blanks));
        cells += blanks;
    }

    /** Adds the character at this place with the marks on it; gives the place after them. */
    private int addCharacter(int start) {
        int first = text.codePointAt(start);
        int kept = start + Character.charCount(first);
        int end = kept;
        for (int marks = 0; end < text.length() && Marks.extend(text.codePointAt(end)); marks++) {
            end += Character.charCount(text.codePointAt(end));
            kept = marks < MAX_MARKS ? end : kept;
        }
        if (kept == start + 1 && first < 0x300) {
            add(first);
        } else {
            addComposed(Normalizer.normalize(text.substring(start, kept), Normalizer.Form.NFC));
        }
        return end;
    }

    /** What is still a mark after composing is left out, unless there is nothing before it. */
    private void addComposed(String composed) {
        for (int i = 0; i < composed.length(); ) {
            int codePoint = composed.codePointAt(i);
            if (i == 0 || !Marks.extend(codePoint)) {
                add(codePoint);
            }
            i += Character.charCount(codePoint);
        }
    }

    private void add(int codePoint) {
        int shown = !repertoire.contains(codePoint) || Marks.extend(codePoint) ? PLACEHOLDER : codePoint;
        shown = shown == '\u00A0' ? ' ' : shown;
        safe.appendCodePoint(shown);
        cells += CellWidth.of(shown);
    }
}
