package dev.quarterdeck.console;

/**
 * What the status line says.
 *
 * @param saidMillis since when, on the monotonic clock
 */
record Notice(String text, Tone tone, Stay stay, long saidMillis) {
    static final Notice NONE = of("", Tone.PLAIN, Stay.KEY);

    /** So long it takes to read a line. */
    private static final long READ_MILLIS = 5_000;

    /** How it is meant. */
    enum Tone {
        PLAIN,
        GOOD,
        WARNING,
        BAD
    }

    /** How long it stays. */
    private enum Stay {
        /** Until the next key. */
        KEY,
        /** Until the next key after it could be read. */
        READ,
        /** Until something else is said. */
        ON
    }

    private static Notice of(String text, Tone tone, Stay stay) {
        return new Notice(text, tone, stay, 0);
    }

    /** What was done, which says how it is undone. */
    static Notice receipt(String text) {
        return of(text, Tone.GOOD, Stay.ON);
    }

    static Notice good(String text) {
        return of(text, Tone.GOOD, Stay.READ);
    }

    static Notice bad(String text) {
        return of(text, Tone.BAD, Stay.READ);
    }

    /** Why a key does nothing here, and other asides. */
    static Notice hint(String text) {
        return of(text, Tone.WARNING, Stay.KEY);
    }

    static Notice plain(String text) {
        return of(text, Tone.PLAIN, Stay.KEY);
    }

    Notice at(long millis) {
        return new Notice(text, tone, stay, millis);
    }

    /** Whether a key at this moment takes it away. */
    boolean goesWithKey(long nowMillis) {
        return switch (stay) {
            case KEY -> true;
            case READ -> nowMillis - saidMillis >= READ_MILLIS;
            case ON -> false;
        };
    }
}
