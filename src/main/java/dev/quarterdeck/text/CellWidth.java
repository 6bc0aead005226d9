package dev.quarterdeck.text;

/**
 * Measures and cuts text in terminal cells. The table is our own, so that every terminal and every JDK gives the same
 * layout: East Asian wide and fullwidth characters (Unicode Standard Annex 11) take two cells, marks that combine with the
 * character before them none, all others one. For text that went through {@link SafeText} this is what terminals draw.
 */
public final class CellWidth {
    /** Hangul, brackets, CJK without the half fill space and the circled numbers on black squares, fullwidth forms. */
    private static final String EAST_ASIAN = """
            1100-115F 2329-232A 2E80-303E 3041-3247 3250-4DBF 4E00-A4CF A960-A97F AC00-D7A3 F900-FAFF FE10-FE19
            FE30-FE6F FF01-FF60 FFE0-FFE6 16FE0-18DFF 1AFF0-1B2FF 20000-2FFFD 30000-3FFFD""";

    /** What terminals draw as emoji without being asked. */
    private static final String EMOJI = """
            231A-231B 23E9-23EC 23F0 23F3 25FD-25FE 2614-2615 2648-2653 267F 2693 26A1 26AA-26AB 26BD-26BE
            26C4-26C5 26CE 26D4 26EA 26F2-26F3 26F5 26FA 26FD 2705 270A-270B 2728 274C 274E 2753-2755 2757
            2795-2797 27B0 27BF 2B1B-2B1C 2B50 2B55 1F004 1F0CF 1F18E 1F191-1F19A 1F200-1F320 1F32D-1F335
            1F337-1F37C 1F37E-1F393 1F3A0-1F3CA 1F3CF-1F3D3 1F3E0-1F3F0 1F3F4 1F3F8-1F43E 1F440 1F442-1F4FC
            1F4FF-1F53D 1F54B-1F54E 1F550-1F567 1F57A 1F595-1F596 1F5A4 1F5FB-1F64F 1F680-1F6C5 1F6CC
            1F6D0-1F6D2 1F6D5-1F6D7 1F6DC-1F6DF 1F6EB-1F6EC 1F6F4-1F6FC 1F7E0-1F7EB 1F7F0 1F90C-1F93A
            1F93C-1F945 1F947-1F9FF 1FA70-1FAFF""";

    private static final Ranges WIDE = Ranges.of(EAST_ASIAN, EMOJI);

    private static final String ELLIPSIS = "…";

    private CellWidth() {}

    /** How many cells the text takes on a terminal. */
    public static int of(String text) {
        int cells = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            cells += of(codePoint);
            i += Character.charCount(codePoint);
        }
        return cells;
    }

    /** How many cells the character takes: 0, 1 or 2. */
    public static int of(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        if (Marks.extend(codePoint)) {
            return 0;
        }
        return WIDE.contains(codePoint) ? 2 : 1;
    }

    /** The text if it fits, else its beginning with {@code …} after it: at most so many cells, nothing for none. */
    public static String cut(String text, int cells) {
        int used = 0;
        int end = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            used += of(codePoint);
            if (used > cells) {
                return cells < 1 ? "" : text.substring(0, end) + ELLIPSIS;
            }
            i += Character.charCount(codePoint);
            if (used < cells) {
                end = i;
            }
        }
        return text;
    }

    /** The text with blanks after it up to this width; as it is when it is that wide or wider. */
    public static String padRight(String text, int cells) {
        return text + " ".repeat(Math.max(0, cells - of(text)));
    }

    /** The text with blanks before it up to this width; as it is when it is that wide or wider. */
    public static String padLeft(String text, int cells) {
        return " ".repeat(Math.max(0, cells - of(text))) + text;
    }
}
