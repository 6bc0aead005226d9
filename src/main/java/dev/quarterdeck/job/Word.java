package dev.quarterdeck.job;

import static dev.quarterdeck.job.Letters.isDigit;
import static dev.quarterdeck.job.Letters.isDigitAt;
import static dev.quarterdeck.job.Letters.isHex;
import static dev.quarterdeck.job.Letters.isWordAt;
import static dev.quarterdeck.job.Letters.wordEnd;

/**
 * Letters and digits with nothing between them, in a message.
 *
 * @param digits how many of them are digits
 * @param runs how many groups of digits there are
 * @param hex whether all of it could be hexadecimal digits
 */
record Word(String text, int from, int end, int digits, int runs, boolean hex) {
    /** What may stand inside a number, before more digits. */
    private static final String IN_NUMBER = ".,:/_+-";

    /** Longer than any UUID and any address of a machine. */
    private static final int LONGEST_GROUPS = 64;

    private static final int SHORTEST_HEX = 7;
    private static final int SHORTEST_HEX_OF_BOTH = 4;
    private static final int SHORTEST_OF_BOTH = 8;
    private static final int FEWEST_IN_GROUPS = 8;

    static Word at(String text, int from) {
        int end = wordEnd(text, from);
        int digits = 0;
        int runs = 0;
        boolean hex = true;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (isDigit(c)) {
                digits++;
                runs += i > from && isDigit(text.charAt(i - 1)) ? 0 : 1;
            }
            hex &= isHex(c);
        }
        return new Word(text, from, end, digits, runs, hex);
    }

    /** A number and what is written to it, or a duration such as {@code PT1M30S}. */
    boolean isNumber() {
        return isDigitAt(text, from)
                || text.charAt(from) == 'P' && isDigitAt(text, text.startsWith("T", from + 1) ? from + 2 : from + 1);
    }

    /** Where the number ends that begins here: {@code 1,204.5}, {@code 2026-11-26T12:01:22.5Z}, {@code 10.0.0.1:80}. */
    int numberEnd() {
        int last = end;
        while (last + 1 < text.length() && IN_NUMBER.indexOf(text.charAt(last)) >= 0 && isDigitAt(text, last + 1)) {
            last = wordEnd(text, last + 1);
        }
        return last;
    }

    /** A name and a number: {@code worker12}. */
    boolean endsInNumber() {
        return runs == 1 && isDigit(text.charAt(end - 1));
    }

    /** Where its letters end, if it ends in a number. */
    int lettersEnd() {
        return end - digits;
    }

    /** Made by a machine and not by somebody who gives names: letters and digits by turns, or long and hexadecimal. */
    boolean isId() {
        int length = end - from;
        if (hex && length >= SHORTEST_HEX) {
            return true;
        }
        boolean both = digits > 0 && !endsInNumber();
        return runs > 1 || both && length >= (hex ? SHORTEST_HEX_OF_BOTH : SHORTEST_OF_BOTH);
    }

    /**
     * Where the groups of hexadecimal digits end that begin with it, as in a UUID or the address of a machine;
     * {@link Token#NONE} when there are none.
     */
    int groupsEnd() {
        if (!hex) {
            return Token.NONE;
        }
        int last = from;
        int marks = 0;
        int all = 0;
        int numerals = 0;
        boolean twoColons = false;
        while (last < text.length() && last - from < LONGEST_GROUPS) {
            char c = text.charAt(last);
            if (isHex(c)) {
                all++;
                numerals += isDigit(c) ? 1 : 0;
            } else if ((c == '-' || c == ':') && isWordOrColonAfter(last)) {
                marks++;
                twoColons |= text.startsWith("::", last);
            } else {
                break;
            }
            last++;
        }
        boolean groups = marks > 1 && numerals > 0 && (all >= FEWEST_IN_GROUPS || twoColons);
        return groups && !isWordAt(text, last) ? last : Token.NONE;
    }

    private boolean isWordOrColonAfter(int i) {
        return isWordAt(text, i + 1) || text.startsWith("::", i);
    }
}
