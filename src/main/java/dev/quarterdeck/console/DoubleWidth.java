package dev.quarterdeck.console;

import com.googlecode.lanterna.TextCharacter;

/** Whether Lanterna gives a character two cells. Its own answer looks through tables, and drawing asks for every cell. */
public final class DoubleWidth {
    /** Between these, and in no other place before the end of them, is what Lanterna calls wide. */
    private static final char FIRST_WIDE = '\u1100';

    private static final char LAST_JAMO = '\u11FF';
    private static final char FIRST_CJK = '\u2E80';

    private DoubleWidth() {}

    /** The same as {@link TextCharacter#isDoubleWidth}. */
    public static boolean of(TextCharacter character) {
        String text = character.getCharacterString();
        char first = text.charAt(0);
        boolean narrow = first < FIRST_WIDE || first > LAST_JAMO && first < FIRST_CJK;
        return (text.length() > 1 || !narrow) && character.isDoubleWidth();
    }
}
