package dev.quarterdeck.console;

/** A rectangle of cells; its size is never negative. */
record Rect(int x, int y, int width, int height) {

    Rect {
        width = Math.max(0, width);
        height = Math.max(0, height);
    }

    /** What is left inside a frame of one cell. */
    Rect inside() {
        return new Rect(x + 1, y + 1, width - 2, height - 2);
    }

    int right() {
        return x + width;
    }

    int bottom() {
        return y + height;
    }
}
