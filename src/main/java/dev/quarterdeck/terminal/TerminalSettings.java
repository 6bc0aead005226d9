package dev.quarterdeck.terminal;

import java.util.Locale;
import java.util.Map;

/**
 * What a terminal may be sent. The console is told the same, so that it chooses its glyphs and colours by it.
 *
 * @param utf8 whether it shows more than ASCII
 * @param colour whether colours are wanted; bold, dim and reverse are there all the same
 */
public record TerminalSettings(boolean utf8, boolean colour) {
    /** The locale that the user had, which the launcher replaces by a UTF-8 one for the program. */
    private static final String LOCALE_PROPERTY = "qdeck.locale";

    /**
     * What the surroundings of this process ask for.
     *
     * @param ascii whether the user asked for ASCII whatever the locale says
     */
    public static TerminalSettings of(boolean ascii) {
        Map<String, String> environment = System.getenv();
        String locale = System.getProperty(LOCALE_PROPERTY, locale(environment));
        return new TerminalSettings(!ascii && utf8(locale), colour(environment));
    }

    /**
     * Whether the codeset of a locale is UTF-8: {@code de_DE.UTF-8} or {@code C.utf8@euro}. The name decides, not whether
     * the locale is installed here: over SSH it speaks of the terminal at the other end.
     */
    public static boolean utf8(String locale) {
        int dot = locale.indexOf('.');
        int modifier = locale.indexOf('@');
        String codeset = locale.substring(dot + 1, modifier > dot ? modifier : locale.length());
        return dot >= 0 && codeset.toLowerCase(Locale.ROOT).matches("utf-?8");
    }

    /** Colours, unless {@code NO_COLOR} is set and not empty (no-color.org). */
    static boolean colour(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** The first of the three variables that is not empty rules the characters, as in POSIX. */
    static String locale(Map<String, String> environment) {
        for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "C";
    }
}
