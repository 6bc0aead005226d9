package dev.quarterdeck.terminal;

import dev.quarterdeck.console.Key;

/** The modifier keys held with a key. */
record Modifiers(boolean ctrl, boolean alt, boolean shift) {
    static final Modifiers NONE = new Modifiers(false, false, false);
    static final Modifiers ALT = new Modifiers(false, true, false);
    static final Modifiers CTRL = new Modifiers(true, false, false);
    static final Modifiers SHIFT = new Modifiers(false, false, true);

    /** From xterm's number, which is 1 plus a bit each; Meta counts as Alt, the lock keys as nothing. */
    static Modifiers of(int number) {
        int bits = Math.max(0, number - 1);
        return new Modifiers((bits & 4) != 0, (bits & (2 | 32)) != 0, (bits & 1) != 0);
    }

    Modifiers and(Modifiers more) {
        return new Modifiers(ctrl || more.ctrl, alt || more.alt, shift || more.shift);
    }

    Key key(Key.Kind kind) {
        boolean back = kind == Key.Kind.BACK_TAB || kind == Key.Kind.TAB && shift;
        return back ? new Key(Key.Kind.BACK_TAB, 0, ctrl, alt, false) : new Key(kind, 0, ctrl, alt, shift);
    }

    /** A character as typing it without these extensions would give it: Shift is in the character itself. */
    Key character(int codePoint) {
        int shown = ctrl ? Character.toLowerCase(codePoint) : shift ? Character.toUpperCase(codePoint) : codePoint;
        return new Key(Key.Kind.CHARACTER, shown, ctrl, alt, false);
    }
}
