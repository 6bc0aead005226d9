package dev.quarterdeck.console;

/** The terminal's size in cells. */
record Size(int columns, int rows) {
    static final int MIN_COLUMNS = 40;
    static final int MIN_ROWS = 12;

    private static final int OVERVIEW_COLUMNS = 80;
    private static final int OVERVIEW_ROWS = 24;

    boolean tooSmall() {
        return columns < MIN_COLUMNS || rows < MIN_ROWS;
    }

    /** Whether the four panes have room side by side. */
    boolean overview() {
        return columns >= OVERVIEW_COLUMNS && rows >= OVERVIEW_ROWS;
    }
}
