package dev.quarterdeck.console;

/** The characters that the terminal can show. The console is drawn in the first; the second stands in for it. */
public enum Glyphs {
    /** Everything. */
    UTF8 {
        @Override
        int shown(int codePoint) {
            return codePoint;
        }
    },
    /** Printable ASCII only. */
    ASCII {
        @Override
        int shown(int codePoint) {
            if (codePoint >= ' ' && codePoint <= '~') {
                return codePoint;
            }
            int place = FANCY.indexOf(codePoint);
            return place < 0 ? '?' : PLAIN.charAt(place);
        }
    };

    private static final String FANCY = "╭╮╰╯─│├┤▸•·…›▁▂▃▄▅▆▇█░←→↑↓×–┬━╸";
    private static final String PLAIN = "++++-|++>*-~>_.:-=+##.<>^vx-+=-";

    /** The character to draw for this one, as wide as it or narrower. */
    abstract int shown(int codePoint);
}
