package dev.quarterdeck.terminal;

/** Puts the bytes of one UTF-8 character together as they come; accepts no overlong forms, surrogates or beyond. */
final class Utf8 {
    /** The character is not complete yet. */
    static final int MORE = -1;

    /** The byte cannot go on this character, and may begin another. */
    static final int BROKEN = -2;

    private static final int CONTINUATION_BITS = 6;

    private int codePoint;
    private int missing;
    private int least;

    /** Begins a character of two bytes or more; false when no character begins so. */
    boolean begin(int lead) {
        if (lead >= 0xC2 && lead <= 0xDF) {
            return begin(lead & 0x1F, 1, 0x80);
        }
        if (lead >= 0xE0 && lead <= 0xEF) {
            return begin(lead & 0x0F, 2, 0x800);
        }
        return lead >= 0xF0 && lead <= 0xF4 && begin(lead & 0x07, 3, 0x10000);
    }

    private boolean begin(int bits, int continuations, int leastCodePoint) {
        codePoint = bits;
        missing = continuations;
        least = leastCodePoint;
        return true;
    }

    /** Takes the next byte: the code point when it was the last, {@link #MORE} or {@link #BROKEN} otherwise. */
    int next(int b) {
        if ((b & 0xC0) != 0x80) {
            return BROKEN;
        }
        codePoint = codePoint << CONTINUATION_BITS | b & 0x3F;
        missing--;
        if (missing > 0) {
            return MORE;
        }
        boolean surrogate = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        return codePoint < least || surrogate || !Character.isValidCodePoint(codePoint) ? BROKEN : codePoint;
    }
}
