package dev.quarterdeck.job;

import org.jspecify.annotations.Nullable;

/** What to read first of a text of many lines. */
public final class Headline {
    private Headline() {}

    /** The first line that says something, as it stands; empty when none does. */
    public static String of(@Nullable String text) {
        if (text == null) {
            return "";
        }
        int start = 0;
        while (start < text.length()) {
            int end = lineEnd(text, start);
            String line = text.substring(start, end);
            if (!line.isBlank()) {
                return line;
            }
            start = end + 1;
        }
        return "";
    }

    private static int lineEnd(String text, int start) {
        int feed = text.indexOf('\n', start);
        int end = feed < 0 ? text.length() : feed;
        int carriage = start;
        while (carriage < end && text.charAt(carriage) != '\r') {
            carriage++;
        }
        return carriage;
    }
}
