package dev.quarterdeck.console;

/**
 * What the status line says.
 *
 * @param passing it goes away with the next key
 */
record Notice(String text, Tone tone, boolean passing) {
    static final Notice NONE = new Notice("", Tone.PLAIN, true);

    /** How it is meant. */
    enum Tone {
        PLAIN,
        GOOD,
        WARNING,
        BAD
    }

    /** What was done; stays until something else is said. */
    static Notice good(String text) {
        return new Notice(text, Tone.GOOD, false);
    }

    static Notice bad(String text) {
        return new Notice(text, Tone.BAD, false);
    }

    /** Why a key does nothing here, and other asides. */
    static Notice hint(String text) {
        return new Notice(text, Tone.WARNING, true);
    }

    static Notice plain(String text) {
        return new Notice(text, Tone.PLAIN, true);
    }
}
