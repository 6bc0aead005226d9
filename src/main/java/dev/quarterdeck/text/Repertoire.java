package dev.quarterdeck.text;

/** The characters that are drawn as they are: harmless, and of the same width on every terminal. */
enum Repertoire {
    /**
     * Printable ASCII; Latin, Greek and Cyrillic with their punctuation and currency signs; CJK, kana and Hangul; box
     * drawing.
     */
    TABLE {
        @Override
        boolean contains(int codePoint) {
            return codePoint < 0x80
                    ? codePoint >= 0x20 && codePoint < 0x7F
                    : isAssigned(codePoint) && SCRIPTS.contains(codePoint);
        }
    },

    /** The same, and signs that people write between words: arrows, mathematics, blocks and shapes. */
    DETAIL {
        @Override
        boolean contains(int codePoint) {
            return TABLE.contains(codePoint)
                    || isAssigned(codePoint) && SIGNS.contains(codePoint) && CellWidth.of(codePoint) == 1;
        }
    };

    private static final Ranges SCRIPTS = new Ranges(
            // Latin without the soft hyphen, IPA, modifier letters; Greek; Cyrillic
            0x00A0,
            0x00AC,
            0x00AE,
            0x02FF,
            0x0370,
            0x03FF,
            0x0400,
            0x052F,
            0x1C80,
            0x1C88,
            0x1D00,
            0x1DBF,
            0x1E00,
            0x1EFF,
            0x1F00,
            0x1FFF,
            // Dashes, quotation marks, dots and the like, without spaces, controls and what may be an emoji
            0x2010,
            0x2027,
            0x2030,
            0x203B,
            0x203D,
            0x2048,
            0x204A,
            0x205E,
            0x20A0,
            0x20BF,
            // Box drawing
            0x2500,
            0x257F,
            0x2C60,
            0x2C7F,
            0x2DE0,
            0x2DFF,
            // Radicals to enclosed CJK, without the half fill space, the Hangul filler and what is not wide everywhere
            0x2E80,
            0x303E,
            0x3041,
            0x3163,
            0x3165,
            0x3247,
            0x3250,
            0x4DBF,
            0x4E00,
            0x9FFF,
            0xA640,
            0xA69F,
            0xA720,
            0xA7FF,
            0xAB30,
            0xAB6F,
            0xAC00,
            0xD7A3,
            0xF900,
            0xFAFF,
            0xFB00,
            0xFB06,
            0xFE30,
            0xFE4F,
            0xFE50,
            0xFE6F,
            // Fullwidth and halfwidth forms without the halfwidth filler
            0xFF01,
            0xFF9F,
            0xFFA1,
            0xFFDC,
            0xFFE0,
            0xFFE6,
            0xFFE8,
            0xFFEE,
            0x20000,
            0x2FFFD,
            0x30000,
            0x3FFFD);

    private static final Ranges SIGNS =
            new Ranges(0x2070, 0x209C, 0x2100, 0x218B, 0x2190, 0x21FF, 0x2200, 0x22FF, 0x2580, 0x25FF, 0x2713, 0x2718);

    abstract boolean contains(int codePoint);

    private static boolean isAssigned(int codePoint) {
        return Character.getType(codePoint) != Character.UNASSIGNED;
    }
}
