package dev.quarterdeck.console;

import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.TextColor.ANSI;
import dev.quarterdeck.job.JobState;

/** What a text is about, and so its colour: the terminal's own sixteen, one for each state. */
enum Ink {
    PLAIN(ANSI.DEFAULT),
    /** Everything secondary. */
    DIM(ANSI.BLACK_BRIGHT),
    PENDING(ANSI.CYAN),
    LOCKED(ANSI.YELLOW),
    DONE(ANSI.GREEN),
    DEAD(ANSI.RED);

    private final TextColor colour;

    Ink(TextColor colour) {
        this.colour = colour;
    }

    static Ink of(JobState state) {
        return switch (state) {
            case PENDING -> PENDING;
            case LOCKED -> LOCKED;
            case DONE -> DONE;
            case DEAD -> DEAD;
        };
    }

    TextColor colour() {
        return colour;
    }
}
