package dev.quarterdeck.console;

import dev.quarterdeck.job.JobState;

/** What is shown when there is no room for anything else. */
final class TooSmall {
    /** As wide as what is to be said. */
    private static final int ROOMY = 26;

    private TooSmall() {}

    static void draw(Canvas canvas, Model model) {
        Size size = model.size();
        boolean roomy = size.columns() >= ROOMY;
        String least = Size.MIN_COLUMNS + "x" + Size.MIN_ROWS;
        canvas.put(1, 0, roomy ? "quarterdeck needs " + least : "needs " + least, Style.PLAIN.strong());
        canvas.put(
                1,
                1,
                Line.of(roomy ? "this terminal is " : "is ", Style.PLAIN)
                        .plus(
                                size.columns() + "x" + size.rows(),
                                Style.of(JobState.DEAD).strong()));
        canvas.put(1, 2, Line.of("q", Style.PLAIN.strong()).plus(" quit", Style.DIM));
    }
}
