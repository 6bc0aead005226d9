package dev.quarterdeck.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads keys from text: characters stand for themselves, {@code <tab>}, {@code <enter>}, {@code <C-u>} for the others. */
final class Keys {
    private static final Map<String, Key.Kind> NAMES = Map.ofEntries(
            Map.entry("tab", Key.Kind.TAB),
            Map.entry("backtab", Key.Kind.BACK_TAB),
            Map.entry("enter", Key.Kind.ENTER),
            Map.entry("esc", Key.Kind.ESCAPE),
            Map.entry("bs", Key.Kind.BACKSPACE),
            Map.entry("del", Key.Kind.DELETE),
            Map.entry("up", Key.Kind.UP),
            Map.entry("down", Key.Kind.DOWN),
            Map.entry("left", Key.Kind.LEFT),
            Map.entry("right", Key.Kind.RIGHT),
            Map.entry("home", Key.Kind.HOME),
            Map.entry("end", Key.Kind.END),
            Map.entry("pgup", Key.Kind.PAGE_UP),
            Map.entry("pgdn", Key.Kind.PAGE_DOWN),
            Map.entry("ins", Key.Kind.INSERT),
            Map.entry("f1", Key.Kind.FUNCTION));

    private Keys() {}

    static List<Key> of(String text) {
        var keys = new ArrayList<Key>();
        for (int i = 0; i < text.length(); ) {
            int end = text.indexOf('>', i);
            String name = text.charAt(i) == '<' && end > 0 ? text.substring(i + 1, end) : "";
            if (name.startsWith("C-")) {
                keys.add(Key.ctrl(name.charAt(2)));
                i = end + 1;
            } else if (NAMES.containsKey(name)) {
                keys.add(Key.of(NAMES.get(name)));
                i = end + 1;
            } else {
                keys.add(Key.character(text.codePointAt(i)));
                i += Character.charCount(text.codePointAt(i));
            }
        }
        return keys;
    }
}
