package dev.quarterdeck.console;

/** A share as a bar that lies: a thin one, so that the bars of rows below each other stay apart. */
final class Bar {
    private Bar() {}

    /** Full where the value is the whole; what is not nothing is to be seen. */
    static String of(long value, long whole, int cells) {
        if (value <= 0 || whole <= 0) {
            return "";
        }
        int halves = (int) Math.max(1, Math.min(2L * cells, Math.round(2.0 * value / whole * cells)));
        return "━".repeat(halves / 2) + (halves % 2 == 0 ? "" : "╸");
    }
}
