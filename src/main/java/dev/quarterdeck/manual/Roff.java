package dev.quarterdeck.manual;

/** Text for a manual page. */
final class Roff {
    private Roff() {}

    /** The text as it is, with nothing in it that the formatter would take for its own. */
    static String plain(String text) {
        var roff = new StringBuilder();
        text.codePoints().forEach(character -> append(roff, character));
        return roff.indexOf(".") == 0 || roff.indexOf("'") == 0 ? "\\&" + roff : roff.toString();
    }

    static String bold(String text) {
        return "\\fB" + plain(text) + "\\fR";
    }

    static String italic(String text) {
        return "\\fI" + plain(text) + "\\fR";
    }

    // Some of these the formatter would typeset as other characters, which cannot be copied into a shell.
    private static void append(StringBuilder roff, int character) {
        switch (character) {
            case '\\' -> roff.append("\\e");
            case '-' -> roff.append("\\-");
            case '\'' -> roff.append("\\(aq");
            case '`' -> roff.append("\\(ga");
            case '^' -> roff.append("\\(ha");
            case '~' -> roff.append("\\(ti");
            default -> {
                if (character < 0x80) {
                    roff.appendCodePoint(character);
                } else {
                    roff.append(String.format("\\[u%04X]", character));
                }
            }
        }
    }
}
