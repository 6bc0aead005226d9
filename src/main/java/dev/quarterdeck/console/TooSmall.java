package dev.quarterdeck.console;

import dev.quarterdeck.job.JobState;

/** What is shown when there is no room for anything else. */
final class TooSmall {
    private TooSmall() {}

    static void draw(Canvas canvas, Model model) {
        Size size = model.size();
        canvas.put(1, 0, "quarterdeck needs " + Size.MIN_COLUMNS + "x" + Size.MIN_ROWS, Style.PLAIN.strong());
        canvas.put(
                1,
                1,
                Line.of("this terminal is ", Style.PLAIN)
                        .plus(
                                size.columns() + "x" + size.rows(),
                                Style.of(JobState.DEAD).strong()));
        canvas.put(1, 2, Line.of("q", Style.PLAIN.strong()).plus(" quit", Style.DIM));
    }
}
