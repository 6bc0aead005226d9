package dev.quarterdeck.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the console is to look. */
final class AppearanceArgs {
    @Option(names = "--ascii", description = "Draw with ASCII alone, whatever the terminal could show.")
    private boolean ascii;

    @Option(
            names = "--theme",
            paramLabel = "THEME",
            description =
                    "default, light, colour-blind or mono; otherwise $QDECK_THEME, otherwise mono where NO_COLOR is"
                            + " set.")
    private @Nullable String theme;

    Appearance appearance() {
        return new Appearance(ascii, theme == null ? null : Theme.ofWord("--theme", theme));
    }
}
