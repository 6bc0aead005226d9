package dev.quarterdeck.terminal;

import dev.quarterdeck.console.Key;
import dev.quarterdeck.console.Key.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Makes keys of the bytes that a terminal sends. It reads no clock: each byte comes with its time in nanoseconds, and
 * {@link #expire} tells it that time went by without one. What it does not know it swallows whole, so that no part of a
 * terminal's reply, a click or a broken character is ever taken for a key.
 */
final class KeyDecoder {
    /** A lone Esc is known by nothing following; sequences torn apart by the line follow sooner. */
    private static final Duration ESCAPE_WAIT = Duration.ofMillis(50);

    /** Nobody types the beginning of a sequence by hand, so the rest of it may be late. */
    private static final Duration SEQUENCE_WAIT = Duration.ofMillis(500);

    /** A paste comes in pieces, and the pieces must not become keys. */
    private static final Duration PASTE_WAIT = Duration.ofSeconds(5);

    private static final int ESC = 0x1B;
    private static final int CANCEL = 0x18;
    private static final int SUBSTITUTE = 0x1A;
    private static final int BELL = 0x07;
    private static final int DEL = 0x7F;

    /** The distance between the one-byte form of an introducer and the character after ESC in the other form. */
    private static final int C1_OFFSET = 0x40;

    private static final int MAX_PARAMETERS = 64;
    private static final int X10_CLICK_BYTES = 3;

    private enum State {
        GROUND(Duration.ZERO),
        ESCAPE(ESCAPE_WAIT),
        CSI(SEQUENCE_WAIT),
        SS3(SEQUENCE_WAIT),
        LINUX_FUNCTION(SEQUENCE_WAIT),
        CLICK(SEQUENCE_WAIT),
        STRING(SEQUENCE_WAIT),
        STRING_END(SEQUENCE_WAIT),
        UTF8(SEQUENCE_WAIT),
        PASTE(PASTE_WAIT);

        private final long waitNanos;

        State(Duration wait) {
            waitNanos = wait.toNanos();
        }
    }

    private final Utf8 utf8 = new Utf8();
    private final PasteBuffer paste = new PasteBuffer();
    private final StringBuilder sequence = new StringBuilder();
    private List<Input> decoded = new ArrayList<>();
    private State state = State.GROUND;
    private long lastNanos;
    private boolean alt;
    private int introducer;
    private int clickBytes;

    /** Decodes the first {@code count} bytes, which came at this time. */
    List<Input> feed(byte[] bytes, int count, long atNanos) {
        giveUpIfLate(atNanos);
        for (int i = 0; i < count; i++) {
            lastNanos = atNanos;
            accept(bytes[i] & 0xFF);
        }
        return take();
    }

    /** Lets time pass; a lone Esc comes out when its wait is over. */
    List<Input> expire(long nowNanos) {
        giveUpIfLate(nowNanos);
        return take();
    }

    /** When to call {@link #expire}, if nothing comes until then; empty when nothing is waited for. */
    OptionalLong deadlineNanos() {
        return state == State.GROUND ? OptionalLong.empty() : OptionalLong.of(lastNanos + state.waitNanos);
    }

    private List<Input> take() {
        List<Input> taken = decoded;
        decoded = new ArrayList<>();
        return taken;
    }

    private void giveUpIfLate(long nowNanos) {
        if (state != State.GROUND && nowNanos - lastNanos >= state.waitNanos) {
            giveUp();
        }
    }

    /** Nothing more will come: an introducer with nothing after it was a key with Alt. */
    private void giveUp() {
        State left = state;
        state = State.GROUND;
        switch (left) {
            case ESCAPE -> escapes();
            case CSI, SS3, STRING -> {
                if (sequence.isEmpty() && introducer > 0) {
                    character(introducer, true);
                }
            }
            case PASTE -> pasted();
            default -> {
                // The rest of it is lost, and so is what came of it.
            }
        }
    }

    private void accept(int b) {
        switch (state) {
            case GROUND -> ground(b, false);
            case ESCAPE -> escape(b);
            case CSI -> csi(b);
            case SS3 -> ss3(b);
            case LINUX_FUNCTION -> {
                state = State.GROUND;
                key(Modifiers.NONE.key(Kind.FUNCTION));
            }
            case CLICK -> {
                clickBytes--;
                state = clickBytes == 0 ? State.GROUND : State.CLICK;
            }
            case STRING -> string(b);
            case STRING_END -> stringEnd(b);
            case UTF8 -> continuation(b);
            case PASTE -> {
                if (paste.add(b)) {
                    state = State.GROUND;
                    pasted();
                }
            }
        }
    }

    private void ground(int b, boolean withAlt) {
        alt = withAlt;
        if (b == ESC) {
            state = State.ESCAPE;
        } else if (b < ' ' || b == DEL) {
            control(b);
        } else if (b < DEL) {
            character(b, withAlt);
        } else if (utf8.begin(b)) {
            state = State.UTF8;
        } else if (b < 0xA0) {
            introduce(b - C1_OFFSET);
            introducer = 0;
        }
    }

    private void escape(int b) {
        if (b == ESC) {
            if (alt) {
                key(Key.of(Kind.ESCAPE));
            }
            alt = true;
        } else if (!introduce(b)) {
            if (alt) {
                key(Key.of(Kind.ESCAPE));
            }
            ground(b, true);
        }
    }

    /** Begins what this character introduces after ESC; false when it introduces nothing. */
    private boolean introduce(int b) {
        introducer = b;
        sequence.setLength(0);
        state = switch (b) {
            case '[' -> State.CSI;
            case 'O' -> State.SS3;
            case 'P', 'X', ']', '^', '_' -> State.STRING;
            default -> State.GROUND;
        };
        return state != State.GROUND;
    }

    private void csi(int b) {
        if (interrupted(b)) {
            return;
        }
        boolean rxvt = b == '$' && sequence.toString().matches("[0-9]+");
        if (b < '@' && !rxvt) {
            parameter((char) b);
        } else if (b == '[' && sequence.isEmpty()) {
            state = State.LINUX_FUNCTION;
        } else if (b == 'M' && sequence.isEmpty()) {
            state = State.CLICK;
            clickBytes = X10_CLICK_BYTES;
        } else if (b == '~' && sequence.toString().equals("200")) {
            state = State.PASTE;
        } else {
            state = State.GROUND;
            whole((char) b).csiKey().ifPresent(this::keyOfSequence);
        }
    }

    /** A sequence that never ends takes no more memory than one that does. */
    private void parameter(char next) {
        if (sequence.length() < MAX_PARAMETERS) {
            sequence.append(next);
        }
    }

    private void ss3(int b) {
        if (interrupted(b)) {
            return;
        }
        if (Character.isDigit(b)) {
            parameter((char) b);
        } else {
            state = State.GROUND;
            whole((char) b).ss3Key().ifPresent(this::keyOfSequence);
        }
    }

    /** The sequence with its parameters and what comes between them and the final character told apart. */
    private ControlSequence whole(char last) {
        int parameters = 0;
        while (parameters < sequence.length() && sequence.charAt(parameters) >= '0') {
            parameters++;
        }
        return new ControlSequence(sequence.substring(0, parameters), sequence.substring(parameters) + last);
    }

    /** A control character or a byte of a character ends a sequence that it cannot be part of. */
    private boolean interrupted(int b) {
        if (b >= ' ' && b < DEL) {
            return false;
        }
        state = State.GROUND;
        if (b != CANCEL && b != SUBSTITUTE) {
            ground(b, false);
        }
        return true;
    }

    private void string(int b) {
        if (b == ESC) {
            state = State.STRING_END;
        } else if (b == CANCEL || b == SUBSTITUTE || b == BELL) {
            state = State.GROUND;
        } else if (sequence.isEmpty()) {
            sequence.append((char) b);
        }
    }

    /** ESC and a backslash end a string; ESC and anything else begin something new. */
    private void stringEnd(int b) {
        state = State.GROUND;
        if (b != '\\') {
            ground(ESC, false);
            accept(b);
        }
    }

    private void continuation(int b) {
        int codePoint = utf8.next(b);
        if (codePoint == Utf8.MORE) {
            return;
        }
        state = State.GROUND;
        if (codePoint == Utf8.BROKEN) {
            if (b < 0x80 || b >= 0xC0) {
                ground(b, false);
            }
        } else if (!Character.isISOControl(codePoint)) {
            character(codePoint, alt);
        }
    }

    private void control(int b) {
        Modifiers held = alt ? Modifiers.ALT : Modifiers.NONE;
        switch (b) {
            case '\r', '\n' -> key(held.key(Kind.ENTER));
            case '\t' -> key(held.key(Kind.TAB));
            case '\b', DEL -> key(held.key(Kind.BACKSPACE));
            case 0 -> key(held.and(Modifiers.CTRL).character(' '));
            default -> key(held.and(Modifiers.CTRL).character(b | C1_OFFSET));
        }
    }

    private void character(int codePoint, boolean withAlt) {
        key((withAlt ? Modifiers.ALT : Modifiers.NONE).character(codePoint));
    }

    private void escapes() {
        key(Key.of(Kind.ESCAPE));
        if (alt) {
            key(Key.of(Kind.ESCAPE));
        }
    }

    private void keyOfSequence(Key key) {
        key(alt ? new Key(key.kind(), key.codePoint(), key.ctrl(), true, key.shift()) : key);
    }

    private void key(Key key) {
        decoded.add(new Input.Pressed(key));
    }

    private void pasted() {
        String text = paste.take();
        if (!text.isEmpty()) {
            decoded.add(new Input.Pasted(text));
        }
    }
}
