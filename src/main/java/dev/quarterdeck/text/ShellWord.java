package dev.quarterdeck.text;

import java.util.regex.Pattern;

/** Writes words so that a shell, the prompt and the command line read them back. */
public final class ShellWord {
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._:/@+][A-Za-z0-9._:/@+-]*");

    private ShellWord() {}

    /** The word as it is where nothing in it means anything to a shell, else in single quotes. */
    public static String of(String text) {
        return HARMLESS.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
