package dev.quarterdeck.job;

/** Kinds of characters, as messages are read. */
final class Letters {
    private Letters() {}

    static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isWord(char c) {
        return isDigit(c) || Character.isLetter(c);
    }

    static boolean isHex(char c) {
        return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    /** Whether there is a letter or a digit in this place. */
    static boolean isWordAt(String text, int i) {
        return i >= 0 && i < text.length() && isWord(text.charAt(i));
    }

    static boolean isDigitAt(String text, int i) {
        return i >= 0 && i < text.length() && isDigit(text.charAt(i));
    }

    /** Where the letters and digits that begin here end. */
    static int wordEnd(String text, int from) {
        int end = from;
        while (isWordAt(text, end)) {
            end++;
        }
        return end;
    }

    /** The same end without these marks before it. */
    static int trimmed(String text, int from, int end, String marks) {
        int last = end;
        while (last > from && marks.indexOf(text.charAt(last - 1)) >= 0) {
            last--;
        }
        return last;
    }
}
