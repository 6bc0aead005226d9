package dev.quarterdeck.console;

/**
 * Where in a text that is longer than the screen one is.
 *
 * @param top index of the line shown first
 */
record Scroll(int top) {
    static final Scroll START = new Scroll(0);

    Scroll by(int lines, int total, int height) {
        return new Scroll(top + lines).within(total, height);
    }

    Scroll end(int total, int height) {
        return new Scroll(total).within(total, height);
    }

    /** Scrolled just so far that the line is in view. */
    Scroll to(int line, int total, int height) {
        int wanted = Math.max(line - height + 1, Math.min(line, top));
        return new Scroll(wanted).within(total, height);
    }

    Scroll within(int total, int height) {
        int clamped = Math.max(0, Math.min(top, total - height));
        return clamped == top ? this : new Scroll(clamped);
    }
}
