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

    /** With the signs of Latin-1, without the soft hyphen; with phonetics, modifier letters and ligatures. */
    private static final String LATIN =
            "00A0-00AC 00AE-02FF 1D00-1DBF 1E00-1EFF 2C60-2C7F A720-A7FF AB30-AB6F FB00-FB06";

    private static final String GREEK = "0370-03FF 1F00-1FFF";

    private static final String CYRILLIC = "0400-052F 1C80-1C88 A640-A69F";

    /** Dashes, quotation marks and dots, currencies; without spaces, controls and signs that may be drawn as emoji. */
    private static final String PUNCTUATION = "2010-2027 2030-203B 203D-2048 204A-205E 20A0-20BF";

    private static final String BOX_DRAWING = "2500-257F";

    /** CJK, kana, bopomofo and Hangul, wide and halfwidth; without fillers, tone marks and circled numbers. */
    private static final String EAST_ASIAN = """
            2E80-3029 3030-303E 3041-3163 3165-3247 3250-4DBF 4E00-9FFF AC00-D7A3 F900-FAFF FE10-FE19 FE30-FE6F
            FF01-FF9F FFA1-FFDC FFE0-FFE6 FFE8-FFEE 20000-2FFFD 30000-3FFFD""";

    /** Superscripts, letterlike signs, numbers, arrows, mathematics, blocks and shapes, check marks. */
    private static final String SIGN = "2070-209C 2100-22FF 2580-25FF 2713-2718";

    private static final Ranges SCRIPTS = Ranges.of(LATIN, GREEK, CYRILLIC, PUNCTUATION, BOX_DRAWING, EAST_ASIAN);

    private static final Ranges SIGNS = Ranges.of(SIGN);

    abstract boolean contains(int codePoint);

    private static boolean isAssigned(int codePoint) {
        return Character.getType(codePoint) != Character.UNASSIGNED;
    }
}
