package dev.quarterdeck.job;

import static dev.quarterdeck.job.Letters.isBlank;
import static dev.quarterdeck.job.Letters.isWord;
import static dev.quarterdeck.job.Letters.trimmed;

/**
 * A piece of a message that may be a URL, an e-mail address or a path: letters and digits, and what these have besides.
 *
 * @param from where it begins
 * @param end where it ends; no mark that belongs to the sentence is in it
 */
record Token(String text, int from, int end) {
    /** It is nothing of the kind that is asked for. */
    static final int NONE = -1;

    private static final String MARKS = "._~%+-@/\\";
    private static final String SENTENCE_MARKS = ".-~";
    private static final String QUOTES_AND_BRACKETS = "\"'`“”‘’«»<>|()[]{}";

    /** The token that begins here; empty when none does. */
    static Token at(String text, int from) {
        int end = from;
        while (end < text.length() && (isWord(text.charAt(end)) || MARKS.indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return new Token(text, from, trimmed(text, from, end, SENTENCE_MARKS));
    }

    boolean isEmpty() {
        return end == from;
    }

    /** Where the URL ends whose scheme it is. */
    int urlEnd() {
        return text.startsWith("://", end) ? reach(end + 3, QUOTES_AND_BRACKETS, ".,;:!?") : NONE;
    }

    /**
     * Where the address ends that it is: what is before and after an {@code @}. Not an object with its hash, as Java writes
     * it ({@code Order@1f32e575}), nor a package with its version.
     */
    int addressEnd() {
        int at = from;
        while (at < end && text.charAt(at) != '@') {
            at++;
        }
        boolean letters = false;
        boolean hex = true;
        for (int i = at + 1; i < end; i++) {
            letters |= Character.isLetter(text.charAt(i));
            hex &= Letters.isHex(text.charAt(i));
        }
        return at > from && letters && !hex ? end : NONE;
    }

    /**
     * Where the path ends that begins with it: from a root or a drive on, with two slashes, or of a file with an extension.
     * {@code and/or} is none.
     */
    int pathEnd() {
        boolean drive = end == from + 1
                && Character.isLetter(text.charAt(from))
                && (text.startsWith(":\\", end) || text.startsWith(":/", end));
        if (drive) {
            return pathReach(end + 1);
        }
        return hasWord() && (isRooted() || isOfFile()) ? Math.max(end, pathReach(end)) : NONE;
    }

    private boolean hasWord() {
        int i = from;
        while (i < end && !isWord(text.charAt(i))) {
            i++;
        }
        return i < end;
    }

    private boolean isRooted() {
        return text.startsWith("/", from)
                || text.startsWith("~/", from)
                || text.startsWith("./", from)
                || text.startsWith("../", from)
                || text.startsWith("\\\\", from);
    }

    private boolean isOfFile() {
        int slashes = 0;
        boolean extension = false;
        for (int i = from; i < end; i++) {
            if (text.charAt(i) == '/') {
                slashes++;
                extension = false;
            } else if (text.charAt(i) == '.' && slashes > 0 && i + 1 < end) {
                extension = Character.isLetter(text.charAt(i + 1));
            }
        }
        return slashes > 1 || slashes == 1 && extension;
    }

    private int pathReach(int start) {
        return reach(start, QUOTES_AND_BRACKETS + ",;:", SENTENCE_MARKS + "!?");
    }

    /** Where what goes on from a place ends: at a blank or at one of these, and before a sentence's own marks. */
    private int reach(int start, String ends, String marks) {
        int last = start;
        while (last < text.length() && !isBlank(text.charAt(last)) && ends.indexOf(text.charAt(last)) < 0) {
            last++;
        }
        return trimmed(text, start, last, marks);
    }
}
