package dev.quarterdeck.engine;

import java.util.SplittableRandom;

/**
 * A text with parts that are thrown anew each time: {@code ###} is a number of three digits, {@code <red|green>} one of
 * the two words.
 */
record Template(String text) {

    String fill(SplittableRandom dice) {
        StringBuilder filled = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            char c = text.charAt(at);
            int end = at + 1;
            if (c == '#') {
                end = endOfNumber(at);
                filled.append(number(dice, end - at));
            } else if (c == '<') {
                end = text.indexOf('>', at) + 1;
                String[] words = text.substring(at + 1, end - 1).split("\\|");
                filled.append(words[dice.nextInt(words.length)]);
            } else {
                filled.append(c);
            }
            at = end;
        }
        return filled.toString();
    }

    private int endOfNumber(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) == '#') {
            end++;
        }
        return end;
    }

    /** Without a leading zero, so that it is a number in JSON too. */
    private static long number(SplittableRandom dice, int digits) {
        long least = Math.round(Math.pow(10, digits - 1));
        return least + dice.nextLong(9 * least);
    }
}
