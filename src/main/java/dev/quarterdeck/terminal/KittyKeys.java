package dev.quarterdeck.terminal;

import dev.quarterdeck.console.Key;
import dev.quarterdeck.console.Key.Kind;
import java.util.Map;
import java.util.Optional;

/**
 * Keys that come as the number of their character ({@code CSI u}, xterm's modifyOtherKeys) or, from U+E000 on, of a key
 * that has none (kitty keyboard protocol).
 */
final class KittyKeys {
    private static final Map<Integer, Kind> CONTROLS = Map.of(
            8, Kind.BACKSPACE, 9, Kind.TAB, 10, Kind.ENTER, 13, Kind.ENTER, 27, Kind.ESCAPE, 127, Kind.BACKSPACE);

    private static final int FIRST_PRIVATE = 0xE000;
    private static final int LAST_PRIVATE = 0xF8FF;
    private static final int FIRST_FUNCTION = 57_376;
    private static final int LAST_FUNCTION = 57_398;

    /** The keypad's characters, then its other keys. */
    private static final int FIRST_KEYPAD = 57_399;

    private static final String KEYPAD_CHARACTERS = "0123456789./*-+";

    private static final Map<Integer, Kind> KEYPAD = Map.ofEntries(
            Map.entry(57_414, Kind.ENTER),
            Map.entry(57_417, Kind.LEFT),
            Map.entry(57_418, Kind.RIGHT),
            Map.entry(57_419, Kind.UP),
            Map.entry(57_420, Kind.DOWN),
            Map.entry(57_421, Kind.PAGE_UP),
            Map.entry(57_422, Kind.PAGE_DOWN),
            Map.entry(57_423, Kind.HOME),
            Map.entry(57_424, Kind.END),
            Map.entry(57_425, Kind.INSERT),
            Map.entry(57_426, Kind.DELETE));

    private KittyKeys() {}

    /**
     * The key of a number.
     *
     * @param shifted the character that Shift makes of it on this keyboard; 0 if not told
     */
    static Optional<Key> key(int number, int shifted, Modifiers held) {
        if (CONTROLS.containsKey(number)) {
            return Optional.of(held.key(CONTROLS.get(number)));
        }
        if (number >= FIRST_PRIVATE && number <= LAST_PRIVATE) {
            return withoutCharacter(number, held);
        }
        boolean typed = Character.isValidCodePoint(number) && !Character.isISOControl(number);
        boolean useShifted = held.shift() && !held.ctrl() && shifted > 0;
        return typed ? Optional.of(held.character(useShifted ? shifted : number)) : Optional.empty();
    }

    private static Optional<Key> withoutCharacter(int number, Modifiers held) {
        int keypad = number - FIRST_KEYPAD;
        if (keypad >= 0 && keypad < KEYPAD_CHARACTERS.length()) {
            return Optional.of(held.character(KEYPAD_CHARACTERS.charAt(keypad)));
        }
        boolean function = number >= FIRST_FUNCTION && number <= LAST_FUNCTION;
        return Optional.ofNullable(function ? Kind.FUNCTION : KEYPAD.get(number))
                .map(held::key);
    }
}
