package dev.quarterdeck.command;

/** JSON as it was written. */
final class JsonText {
    private JsonText() {}

    /** The text between two places, known to be one JSON value, without the white space that means nothing. */
    static String compact(String text, int from, int to) {
        var compact = new StringBuilder(to - from);
        boolean quoted = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                compact.append(c);
                i++;
                c = text.charAt(i);
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ' ' || c == '\t' || c == '\r' || c == '\n')) {
                continue;
            }
            compact.append(c);
        }
        return compact.toString();
    }
}
