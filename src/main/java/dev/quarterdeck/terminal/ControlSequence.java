package dev.quarterdeck.terminal;

import static java.util.Map.entry;

import dev.quarterdeck.console.Key;
import dev.quarterdeck.console.Key.Kind;
import java.util.Map;
import java.util.Optional;

/**
 * A control sequence (CSI or SS3) from the keyboard, and the key it stands for in xterm, rxvt, the vt220, the Linux
 * console, tmux and kitty. What stands for no key is a reply, a click or news of the focus: it has no key.
 *
 * @param parameters digits, {@code ;} and {@code :}, after a private {@code <=>?} if there is one
 * @param end the intermediate and the final character
 */
record ControlSequence(String parameters, String end) {
    private static final Map<Character, Kind> LETTERS = Map.of(
            'A',
            Kind.UP,
            'B',
            Kind.DOWN,
            'C',
            Kind.RIGHT,
            'D',
            Kind.LEFT,
            'H',
            Kind.HOME,
            'F',
            Kind.END,
            'P',
            Kind.FUNCTION,
            'Q',
            Kind.FUNCTION,
            'S',
            Kind.FUNCTION,
            'Z',
            Kind.BACK_TAB);

    /** rxvt: shifted arrows after CSI, those with Ctrl after SS3. */
    private static final Map<Character, Kind> RXVT_ARROWS =
            Map.of('a', Kind.UP, 'b', Kind.DOWN, 'c', Kind.RIGHT, 'd', Kind.LEFT);

    private static final Map<Integer, Kind> NUMBERS = Map.ofEntries(
            entry(1, Kind.HOME),
            entry(2, Kind.INSERT),
            entry(3, Kind.DELETE),
            entry(4, Kind.END),
            entry(5, Kind.PAGE_UP),
            entry(6, Kind.PAGE_DOWN),
            entry(7, Kind.HOME),
            entry(8, Kind.END));

    private static final int FIRST_FUNCTION = 11;
    private static final int LAST_FUNCTION = 34;

    /** The keypad in application mode, from {@code j} on. */
    private static final String KEYPAD = "*+,-./0123456789";

    private static final int MODIFY_OTHER_KEYS = 27;
    private static final int RELEASED = 3;

    /** The key after {@code ESC [}. */
    Optional<Key> csiKey() {
        char last = end.charAt(end.length() - 1);
        if (!parameters.isEmpty() && parameters.charAt(0) >= '<' || number(1, 1, 1) == RELEASED) {
            return Optional.empty();
        }
        if (last == 'u') {
            return KittyKeys.key(number(0, 0, 0), number(0, 1, 0), modifiers());
        }
        if (last == '~' && number(0, 0, 0) == MODIFY_OTHER_KEYS) {
            return KittyKeys.key(number(2, 0, 0), 0, modifiers());
        }
        if (last == '~' || last == '^' || last == '@' || end.equals("$")) {
            return numbered(number(0, 0, 0))
                    .map(kind -> modifiers().and(rxvt(last)).key(kind));
        }
        if (end.length() > 1) {
            return Optional.empty();
        }
        return Optional.ofNullable(RXVT_ARROWS.get(last))
                .map(Modifiers.SHIFT::key)
                .or(() -> Optional.ofNullable(LETTERS.get(last)).map(modifiers()::key));
    }

    /** The key after {@code ESC O}; parameters there are old xterm's modifiers. */
    Optional<Key> ss3Key() {
        char last = end.charAt(0);
        Modifiers held = Modifiers.of(number(0, 0, 1));
        int keypad = last - 'j';
        if (keypad >= 0 && keypad < KEYPAD.length()) {
            return Optional.of(held.character(KEYPAD.charAt(keypad)));
        }
        return switch (last) {
            case 'M' -> Optional.of(held.key(Kind.ENTER));
            case 'I' -> Optional.of(held.key(Kind.TAB));
            case 'R' -> Optional.of(held.key(Kind.FUNCTION));
            case 'X' -> Optional.of(held.character('='));
            case ' ' -> Optional.of(held.character(' '));
            default ->
                Optional.ofNullable(RXVT_ARROWS.get(last))
                        .map(Modifiers.CTRL::key)
                        .or(() -> Optional.ofNullable(LETTERS.get(last)).map(held::key));
        };
    }

    private static Optional<Kind> numbered(int number) {
        boolean function = number >= FIRST_FUNCTION && number <= LAST_FUNCTION;
        return function ? Optional.of(Kind.FUNCTION) : Optional.ofNullable(NUMBERS.get(number));
    }

    private static Modifiers rxvt(char last) {
        return new Modifiers(last == '^' || last == '@', false, last == '$' || last == '@');
    }

    private Modifiers modifiers() {
        return Modifiers.of(number(1, 0, 1));
    }

    /** One number of {@code 1:2;3:4}, or the given one where it is left out or too large for any key. */
    private int number(int parameter, int part, int otherwise) {
        String[] all = parameters.split(";", -1);
        String[] parts = parameter < all.length ? all[parameter].split(":", -1) : new String[0];
        String digits = part < parts.length ? parts[part] : "";
        return digits.matches("[0-9]{1,7}") ? Integer.parseInt(digits) : otherwise;
    }
}
