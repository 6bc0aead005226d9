package dev.quarterdeck.terminal;

import dev.quarterdeck.console.Key;

/** What the bytes from a terminal meant. */
sealed interface Input {

    /** A key was pressed. */
    record Pressed(Key key) implements Input {}

    /**
     * Text was pasted in one go.
     *
     * @param text lines end with LF; no other control characters but tabs
     */
    record Pasted(String text) implements Input {}
}
