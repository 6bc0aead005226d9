package dev.quarterdeck.console;

import dev.quarterdeck.store.ErrorGroup;
import dev.quarterdeck.text.SafeText;

/**
 * One group of errors as the list shows it. Both texts are harmless; of the group itself none is drawn.
 *
 * @param message what its errors have in common
 */
record ErrorRow(ErrorGroup group, String type, String message) implements Row {
    private static final int HEX = 16;
    private static final int LONGEST = 512;
    /** A question has room for two lines of it. */
    private static final int CAUSE_CELLS = 140;

    static ErrorRow of(ErrorGroup group) {
        return new ErrorRow(group, SafeText.line(group.type()), SafeText.line(group.message(), LONGEST));
    }

    /** A fingerprint is a number of 48 bits. */
    static long id(String fingerprint) {
        return Long.parseLong(fingerprint, HEX);
    }

    @Override
    public long id() {
        return id(group.fingerprint());
    }

    /** {@code mail.send: timeout after #s talking to smtp-#}. */
    String cause() {
        return SafeText.line(type + ": " + message, CAUSE_CELLS);
    }

    @Override
    public String words() {
        return type + " " + message;
    }
}
