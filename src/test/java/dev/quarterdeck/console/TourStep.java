package dev.quarterdeck.console;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One step of a tour: keys that are pressed where the console has come to.
 *
 * @param scopes what has the keys, so that the footer has to hint at its keys; the second if there is one has all but the
 *     first key, which come in one go with it
 * @param order what is not pressed in the console: {@link #SHELL} and the like; else empty
 * @param keys as {@link Keys} reads them; of an order the rest of the line
 */
record TourStep(List<Scope> scopes, String order, String keys) {
    /** A line for the shell. */
    static final String SHELL = "SHELL";

    /** Nobody can write the file any more, or can again. */
    static final String HOLD = "HOLD";

    static final String LET_GO = "LET_GO";

    /** What is on the clipboard is part of the picture. */
    static final String CLIPBOARD = "CLIPBOARD";

    private static final Set<String> ORDERS = Set.of(SHELL, HOLD, LET_GO, CLIPBOARD);

    private static final Map<Key.Kind, String> NAMES = Map.ofEntries(
            Map.entry(Key.Kind.ENTER, "Enter"),
            Map.entry(Key.Kind.ESCAPE, "Escape"),
            Map.entry(Key.Kind.TAB, "Tab"),
            Map.entry(Key.Kind.BACK_TAB, "BTab"),
            Map.entry(Key.Kind.BACKSPACE, "BSpace"),
            Map.entry(Key.Kind.UP, "Up"),
            Map.entry(Key.Kind.DOWN, "Down"),
            Map.entry(Key.Kind.LEFT, "Left"),
            Map.entry(Key.Kind.RIGHT, "Right"),
            Map.entry(Key.Kind.HOME, "Home"),
            Map.entry(Key.Kind.END, "End"),
            Map.entry(Key.Kind.PAGE_UP, "PPage"),
            Map.entry(Key.Kind.PAGE_DOWN, "NPage"));

    TourStep {
        scopes = List.copyOf(scopes);
    }

    /** Reads {@code BOARD jj<down>}, {@code SHELL fg}, {@code BOARD&COUNTING r<esc>}. */
    static TourStep of(String line) {
        String[] parts = line.split(" ", 2);
        String rest = parts.length == 1 ? "" : parts[1];
        return ORDERS.contains(parts[0])
                ? new TourStep(List.of(), parts[0], rest)
                : new TourStep(
                        Stream.of(parts[0].split("&")).map(Scope::valueOf).toList(), "", rest);
    }

    /** The keys as tmux names them. */
    List<String> names() {
        return Keys.of(keys).stream().map(TourStep::name).toList();
    }

    /** The keys as a terminal sends them, those that are characters and Esc, which comes whole. */
    String bytes() {
        return keys.replace("<esc>", "\033[27u");
    }

    /** Whether they have to come in one go, so that nothing can be answered in between. */
    boolean together() {
        return scopes.size() > 1;
    }

    private static String name(Key key) {
        if (key.kind() != Key.Kind.CHARACTER) {
            return NAMES.get(key.kind());
        }
        String character = Character.toString(key.codePoint());
        return key.ctrl()
                ? "C-" + character
                : switch (character) {
                    case ";" -> "\\;";
                    case " " -> "Space";
                    default -> character;
                };
    }

    /** The keys of the registry that the step presses, each by the scope of its binding and its name. */
    Set<String> pressed() {
        Set<String> pressed = new HashSet<>();
        List<Key> all = scopes.isEmpty() ? List.of() : Keys.of(keys);
        for (int i = 0; i < all.size(); i++) {
            Key key = all.get(i);
            Scope scope = scopes.get(Math.min(i, scopes.size() - 1));
            owner(scope, key).ifPresent(owner -> pressed.add(owner + " " + name(key)));
        }
        return pressed;
    }

    private static Optional<Scope> owner(Scope scope, Key key) {
        return Keymap.from(scope, key)
                .map(Binding::scope)
                // A key of the panes that only says so belongs to nobody here.
                .filter(owner -> owner == scope || owner != Scope.BOARD);
    }

    /** All keys of the registry, named the same way. */
    static Set<String> registry() {
        Set<String> all = new HashSet<>();
        for (Scope scope : Scope.values()) {
            Keymap.of(scope).forEach(binding -> binding.keys().forEach(key -> all.add(scope + " " + name(key))));
        }
        return all;
    }

    /** Whether the hints of a footer are those of the scope's keys, as far as they go. */
    boolean isHintedAt(String footer) {
        Set<String> hints = Keymap.hints(scopes.get(0)).stream()
                .map(binding -> binding.label().split(" ")[0] + " " + binding.hint())
                .collect(Collectors.toSet());
        return Stream.of(footer.strip().split(" {2,}")).allMatch(hints::contains);
    }
}
