package dev.quarterdeck.console;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is on a terminal, with signs in the places of what is never the same twice. Each sign stands for one cell, so that
 * nothing moves: a column that did would be seen.
 */
final class TourPicture {
    /** Moments. */
    private static final Pattern MOMENT = Pattern.compile("(\\d{4}-)?\\d\\d-\\d\\d|\\d\\d:\\d\\d(:\\d\\d)?");

    /** What is younger than an hour, and what took no longer; at the right of its column. Other ages are hours and days. */
    private static final Pattern YOUNG = Pattern.compile("(?<=[ │╮╯])( *\\d{1,3})(ms|s|m)(?![\\w/])");

    private static final Pattern YOUNG_IN_TEXT =
            Pattern.compile("(?<=\\()\\d{1,2}[sm](?=\\))|\\d{1,2}[sm](?= ago)|(?<=after )\\d{1,3}(ms|s|m)(?!\\w)");

    /** What is measured while the tour goes on: how much goes through, and how large the file is. */
    private static final Pattern MEASURED =
            Pattern.compile("(?<=in )[ .\\d]{1,3}/s(?= out)|(?<=out )[ .\\d]{1,3}/s|(?<=WAL )[ .\\d]*[BKMG]");

    private static final Pattern BARS = Pattern.compile("[▁▂▃▄▅▆▇█]");

    private TourPicture() {}

    static String of(String screen) {
        return screen.lines()
                        .map(TourPicture::row)
                        .collect(Collectors.joining("\n"))
                        .stripTrailing() + "\n";
    }

    /** The box of this title alone, without what goes on around it; empty when it is not there. */
    static String box(String screen, String title) {
        List<String> rows = screen.lines().toList();
        int top = 0;
        while (top < rows.size() && !rows.get(top).contains("╭ " + title)) {
            top++;
        }
        if (top == rows.size()) {
            return "";
        }
        int left = rows.get(top).indexOf("╭ " + title);
        int right = rows.get(top).indexOf('╮', left);
        return rows.subList(top, rows.size()).stream()
                .takeWhile(row -> row.length() > right
                        && "╭│╰".indexOf(row.charAt(left)) >= 0
                        && "╮│╯".indexOf(row.charAt(right)) >= 0)
                .map(row -> row.substring(left, right + 1))
                .collect(Collectors.joining("\n"));
    }

    private static String row(String row) {
        String still = masked(MOMENT, row, moment -> moment.replaceAll("\\d", "#"));
        still = masked(MEASURED, still, figure -> "#".repeat(figure.length()));
        still = masked(YOUNG, inText(still), age -> " ".repeat(age.length() - 2) + "#s");
        return BARS.matcher(still).replaceAll(" ").stripTrailing();
    }

    /** In a text an age takes the cells that it needs: what the mask gains is put before the frame that comes next. */
    private static String inText(String row) {
        String text = row;
        for (Matcher age = YOUNG_IN_TEXT.matcher(text); age.find(); age = YOUNG_IN_TEXT.matcher(text)) {
            String after = text.substring(age.end());
            int frame = Math.max(0, after.indexOf('│'));
            String gained = " ".repeat(age.group().length() - 2);
            text = text.substring(0, age.start()) + "#s" + after.substring(0, frame) + gained + after.substring(frame);
        }
        return text;
    }

    private interface Mask {
        String of(String text);
    }

    private static String masked(Pattern pattern, String row, Mask mask) {
        return pattern.matcher(row).replaceAll(found -> Matcher.quoteReplacement(mask.of(found.group())));
    }
}
