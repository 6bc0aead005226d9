package dev.quarterdeck.command;

import org.jspecify.annotations.Nullable;

/**
 * How the console is asked to look.
 *
 * @param ascii with ASCII alone, whatever the terminal could show
 * @param theme null for what the surroundings ask for
 */
public record Appearance(boolean ascii, @Nullable Theme theme) {
    static final Appearance USUAL = new Appearance(false, null);
}
