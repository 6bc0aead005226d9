package dev.quarterdeck.terminal;

import dev.quarterdeck.command.Appearance;
import dev.quarterdeck.command.Theme;
import java.util.Locale;
import java.util.Map;

/**
 * What a terminal may be sent. The console is told the same, so that it chooses its glyphs and colours by it.
 *
 * @param utf8 whether it shows more than ASCII
 * @param theme which colours are wanted; bold, dim and reverse are there all the same
 */
public record TerminalSettings(boolean utf8, Theme theme) {
    /** The locale that the user had, which the launcher replaces by a UTF-8 one for the program. */
    private static final String LOCALE_PROPERTY = "qdeck.locale";

    private static final String THEME = "QDECK_THEME";

    /** What the person and the surroundings of this process ask for. */
    public static TerminalSettings of(Appearance wanted) {
        Map<String, String> environment = System.getenv();
        String locale = System.getProperty(LOCALE_PROPERTY, locale(environment));
        return of(wanted, utf8(locale), environment);
    }

    /** The same on a terminal that has another environment. */
    public static TerminalSettings of(Appearance wanted, boolean utf8, Map<String, String> environment) {
        Theme said = wanted.theme();
        return new TerminalSettings(!wanted.ascii() && utf8, said == null ? theme(environment) : said);
    }

    boolean colour() {
        return theme != Theme.MONO;
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

    /** That of {@code QDECK_THEME}; else none where {@code NO_COLOR} is set and not empty (no-color.org). */
    static Theme theme(Map<String, String> environment) {
        String word = environment.getOrDefault(THEME, "");
        if (!word.isEmpty()) {
            return Theme.ofWord(THEME, word);
        }
        return environment.getOrDefault("NO_COLOR", "").isEmpty() ? Theme.DEFAULT : Theme.MONO;
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
