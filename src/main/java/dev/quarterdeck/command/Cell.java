package dev.quarterdeck.command;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.text.SafeText;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a table.
 *
 * @param text harmless, one line
 */
record Cell(String text, Style style) {

    static Cell of(@Nullable String text) {
        return new Cell(text == null ? "" : SafeText.line(text), Style.PLAIN);
    }

    static Cell of(long number) {
        return new Cell(Long.toString(number), Style.PLAIN);
    }

    static Cell dim(String text) {
        return new Cell(SafeText.line(text), Style.DIM);
    }

    static Cell of(JobState state) {
        return new Cell(state.word(), Style.of(state));
    }

    Cell withText(String newText) {
        return new Cell(newText, style);
    }

    /** How a cell looks on a terminal with colours; from the terminal's own 16. */
    enum Style {
        PLAIN(""),
        DIM("2"),
        CYAN("36"),
        YELLOW("33"),
        GREEN("32"),
        RED("31");

        private final String code;

        Style(String code) {
            this.code = code;
        }

        static Style of(JobState state) {
            return switch (state) {
                case PENDING -> CYAN;
                case LOCKED -> YELLOW;
                case DONE -> GREEN;
                case DEAD -> RED;
            };
        }

        String around(String text) {
            return code.isEmpty() || text.isBlank() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
        }
    }
}
