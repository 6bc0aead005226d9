package dev.quarterdeck.terminal;

/** Writes into one frame what moves the cursor and changes the style, and no more of it than it must. */
final class Pen {
    private static final int NOWHERE = -1;

    private final StringBuilder frame = new StringBuilder();
    private Style style;
    private int x = NOWHERE;
    private int y = NOWHERE;

    /** Begins with the style that the frame before ended with. */
    Pen(Style style) {
        this.style = style;
    }

    boolean isAt(int column, int row) {
        return x == column && y == row;
    }

    int column() {
        return x;
    }

    int row() {
        return y;
    }

    Style style() {
        return style;
    }

    void moveTo(int column, int row) {
        if (isAt(column, row)) {
            return;
        }
        // Appended piece by piece: the first concatenation with + costs a start some 20 ms.
        frame.append("\033[");
        if (row == y && x != NOWHERE && column > x) {
            if (column - x > 1) {
                frame.append(column - x);
            }
            frame.append('C');
        } else {
            if (row > 0 || column > 0) {
                frame.append(row + 1);
            }
            if (column > 0) {
                frame.append(';').append(column + 1);
            }
            frame.append('H');
        }
        x = column;
        y = row;
    }

    void use(Style wanted) {
        frame.append(wanted.after(style));
        style = wanted;
    }

    /** Writes a text that takes so many cells. */
    void write(String text, int cells) {
        frame.append(text);
        x += cells;
    }

    /** From here on it is not certain where the terminal's cursor is: at the right edge, or after a disputed width. */
    void lose() {
        x = NOWHERE;
    }

    void eraseToEndOfRow() {
        frame.append("\033[K");
    }

    /** What was written. */
    String frame() {
        return frame.toString();
    }
}
