package dev.quarterdeck.console;

/**
 * Where in a text that is longer than the screen one is.
 *
 * @param top index of the line shown first
 * @param sought what is searched for; empty for nothing
 * @param found index of the line where it was found; -1 for nowhere
 */
record Scroll(int top, String sought, int found) {
    static final Scroll START = new Scroll(0, "", -1);

    Scroll by(int lines, int total, int height) {
        return at(top + lines).within(total, height);
    }

    /** Scrolled just so far that the line is in view. */
    Scroll to(int line, int total, int height) {
        return at(Math.max(line - height + 1, Math.min(line, top))).within(total, height);
    }

    Scroll within(int total, int height) {
        int clamped = Math.max(0, Math.min(top, total - height));
        return clamped == top ? this : at(clamped);
    }

    /** Searching for this from the top of the screen on. */
    Scroll seeking(String text) {
        return new Scroll(top, text, top - 1);
    }

    Scroll found(int line) {
        return new Scroll(top, sought, line);
    }

    private Scroll at(int newTop) {
        return new Scroll(newTop, sought, found);
    }
}
