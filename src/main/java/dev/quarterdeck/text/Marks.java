package dev.quarterdeck.text;

/** Characters that belong to the one before them. */
final class Marks {
    private static final Ranges MEDIAL_AND_FINAL_JAMO = Ranges.of("1160-11FF D7B0-D7FF");

    private Marks() {}

    /** Whether the character takes no cell of its own: a combining mark, or a vowel or final of a Hangul syllable. */
    static boolean extend(int codePoint) {
        if (codePoint < 0x300) {
            return false;
        }
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || MEDIAL_AND_FINAL_JAMO.contains(codePoint);
    }
}
