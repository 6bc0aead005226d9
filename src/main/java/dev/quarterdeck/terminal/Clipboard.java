package dev.quarterdeck.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The clipboard of the terminal, also of one at the other end of an SSH link (OSC 52). */
final class Clipboard {
    private Clipboard() {}

    /** The bytes that put a text there; terminals that do not know them, or may not do it, pass over them. */
    static byte[] put(String text) {
        String coded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return ("\033]52;c;" + coded + "\007").getBytes(StandardCharsets.US_ASCII);
    }
}
