package dev.quarterdeck.console;

import com.googlecode.lanterna.SGR;
import dev.quarterdeck.job.JobState;
import java.util.EnumSet;

/** How a text looks. */
record Style(Ink ink, boolean bold, boolean reverse, boolean underline) {
    static final Style PLAIN = of(Ink.PLAIN);
    static final Style DIM = of(Ink.DIM);

    static Style of(Ink ink) {
        return new Style(ink, false, false, false);
    }

    static Style of(JobState state) {
        return of(Ink.of(state));
    }

    Style strong() {
        return new Style(ink, true, reverse, underline);
    }

    Style reversed() {
        return new Style(ink, bold, true, underline);
    }

    Style underlined() {
        return new Style(ink, bold, reverse, true);
    }

    EnumSet<SGR> modifiers() {
        var modifiers = EnumSet.noneOf(SGR.class);
        if (bold) {
            modifiers.add(SGR.BOLD);
        }
        if (reverse) {
            modifiers.add(SGR.REVERSE);
        }
        if (underline) {
            modifiers.add(SGR.UNDERLINE);
        }
        return modifiers;
    }
}
