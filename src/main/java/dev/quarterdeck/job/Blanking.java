package dev.quarterdeck.job;

import static dev.quarterdeck.job.Letters.isBlank;
import static dev.quarterdeck.job.Letters.isDigitAt;
import static dev.quarterdeck.job.Letters.isWord;
import static dev.quarterdeck.job.Letters.isWordAt;

import java.util.Set;

/** Blanks one line; {@link Messages#blanked} says what. Goes from left to right, and back over nothing but marks. */
final class Blanking {
    private static final String NUMBER = "#";
    private static final String QUOTED = "\"…\"";
    private static final String ANGLED = "<…>";
    private static final String URL = "://…";
    private static final String PATH = "/…";
    private static final String ADDRESS = "…@…";

    private static final String OPENING = "\"'`“‘«„";
    private static final String CLOSING = "\"'`”’»“";

    /** What may stand between two of the same sign that become one. */
    private static final String BETWEEN = " ,;:=-_./+";

    private static final Set<String> CALENDAR = Set.of(
            "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug",
            "Sep", "Oct", "Nov", "Dec");

    private static final Set<String> AFTER_TIME =
            Set.of("AM", "PM", "am", "pm", "UTC", "GMT", "CET", "CEST", "EST", "EDT", "CST", "CDT", "PST", "PDT");

    private final String text;
    private final StringBuilder out;
    private int next;

    /** Up to here all is words and marks: the token that they make is nothing that is blanked as a whole. */
    private int tokenEnd;

    /** A bit for each place in {@link #OPENING}: such a quote is closed nowhere from here on. */
    private int unclosed;

    private Blanking(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length());
    }

    static String of(String line) {
        Blanking blanking = new Blanking(line);
        while (blanking.next < line.length()) {
            blanking.step(line.charAt(blanking.next));
        }
        return blanking.out.toString().stripTrailing();
    }

    private void step(char c) {
        if (isBlank(c)) {
            next++;
            if (!out.isEmpty() && !endsWith(" ", out.length())) {
                out.append(' ');
            }
        } else if (!quoted(c) && !angled(c) && !token()) {
            if (isWord(c)) {
                word();
            } else if (!signed(c)) {
                out.append(c);
                next++;
            }
        }
    }

    /** Puts a sign for what ends there, unless it would only repeat the one before it. */
    private boolean put(String sign, int end) {
        next = end;
        int last = out.length();
        while (last > 0 && BETWEEN.indexOf(out.charAt(last - 1)) >= 0) {
            last--;
        }
        if (endsWith(sign, last)) {
            out.setLength(last);
        } else {
            out.append(sign);
        }
        return true;
    }

    private boolean endsWith(String sign, int length) {
        int start = length - sign.length();
        return start >= 0 && out.substring(start, length).equals(sign);
    }

    private boolean quoted(char c) {
        int kind = OPENING.indexOf(c);
        if (kind < 0 || isWordAt(text, next - 1) || (unclosed & 1 << kind) != 0) {
            return false;
        }
        for (int i = next + 1; i < text.length(); i++) {
            if (text.charAt(i) == CLOSING.charAt(kind) && closes(i)) {
                return put(QUOTED, i + 1);
            }
        }
        unclosed |= 1 << kind;
        return false;
    }

    /** Not after a backslash, and not where it is an apostrophe. */
    private boolean closes(int i) {
        boolean apostrophe = "'’".indexOf(text.charAt(i)) >= 0 && isWordAt(text, i + 1);
        return text.charAt(i - 1) != '\\' && !apostrophe;
    }

    private boolean angled(char c) {
        int i = next + 1;
        while (c == '<' && i < text.length() && !isBlank(text.charAt(i)) && "<>".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i > next + 1 && text.startsWith(">", i) && put(ANGLED, i + 1);
    }

    /** What is blanked as a whole, and looked for only where a token begins. */
    private boolean token() {
        Token token = next < tokenEnd ? new Token(text, next, next) : Token.at(text, next);
        if (token.isEmpty()) {
            return false;
        }
        int end;
        if ((end = token.urlEnd()) != Token.NONE) {
            return put(URL, end);
        } else if ((end = token.addressEnd()) != Token.NONE) {
            return put(ADDRESS, end);
        } else if ((end = token.pathEnd()) != Token.NONE) {
            return put(PATH, end);
        } else if (isWordAt(text, next) && (end = Word.at(text, next).groupsEnd()) != Token.NONE) {
            return put(NUMBER, end);
        }
        tokenEnd = token.end();
        return false;
    }

    private void word() {
        Word word = Word.at(text, next);
        if (word.isNumber()) {
            put(NUMBER, word.numberEnd());
        } else if (word.isId() || isOfDate(word)) {
            put(NUMBER, word.end());
        } else if (word.endsInNumber()) {
            out.append(text, next, word.lettersEnd());
            put(NUMBER, word.numberEnd());
        } else {
            for (int i = next; i < word.end(); i++) {
                if (!isDigitAt(text, i)) {
                    out.append(text.charAt(i));
                } else if (!isDigitAt(text, i - 1)) {
                    out.append(NUMBER);
                }
            }
            next = word.end();
        }
    }

    /** {@code Thu Nov 26} and {@code 26 Nov 2026}, {@code 12:01 PM UTC}: beside a number these words tell a time. */
    private boolean isOfDate(Word word) {
        if (word.end() - word.from() > 4) {
            return false;
        }
        String letters = text.substring(word.from(), word.end());
        boolean afterNumber = endsWith("# ", out.length());
        if (!CALENDAR.contains(letters)) {
            return afterNumber && AFTER_TIME.contains(letters);
        }
        int i = word.end();
        while (i < text.length() && " ,".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return afterNumber
                || isDigitAt(text, i)
                || CALENDAR.contains(text.substring(i, Math.min(text.length(), i + 3)));
    }

    /** A number with a sign, or one that begins with its point. */
    private boolean signed(char c) {
        return ".+-".indexOf(c) >= 0
                && !isWordAt(text, next - 1)
                && isDigitAt(text, next + 1)
                && put(NUMBER, Word.at(text, next + 1).numberEnd());
    }
}
