package dev.quarterdeck.console;

import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.TextColor.ANSI;
import dev.quarterdeck.command.Theme;
import dev.quarterdeck.job.JobState;

/** What a text is about, and so its colour: the terminal's own sixteen, one for each state. */
enum Ink {
    PLAIN(ANSI.DEFAULT, ANSI.DEFAULT, ANSI.DEFAULT),
    /** Everything secondary. */
    DIM(ANSI.BLACK_BRIGHT, ANSI.BLACK_BRIGHT, ANSI.BLACK_BRIGHT),
    PENDING(ANSI.CYAN, ANSI.BLUE, ANSI.BLUE_BRIGHT),
    LOCKED(ANSI.YELLOW, ANSI.MAGENTA, ANSI.YELLOW_BRIGHT),
    DONE(ANSI.GREEN, ANSI.GREEN, ANSI.WHITE),
    DEAD(ANSI.RED, ANSI.RED, ANSI.RED);

    private final TextColor dark;
    private final TextColor light;
    private final TextColor colourBlind;

    Ink(TextColor dark, TextColor light, TextColor colourBlind) {
        this.dark = dark;
        this.light = light;
        this.colourBlind = colourBlind;
    }

    static Ink of(JobState state) {
        return switch (state) {
            case PENDING -> PENDING;
            case LOCKED -> LOCKED;
            case DONE -> DONE;
            case DEAD -> DEAD;
        };
    }

    TextColor colour(Theme theme) {
        return switch (theme) {
            case DEFAULT -> dark;
            case LIGHT -> light;
            case COLOUR_BLIND -> colourBlind;
            case MONO -> ANSI.DEFAULT;
        };
    }
}
