package dev.quarterdeck.store.shared;

/** What is added up of what goes through a queue in a minute, in the order of the table's columns. */
public enum Flow {
    ENQUEUED,
    STARTED,
    COMPLETED,
    FAILED,
    DEAD,
    WAIT_MILLIS,
    RUN_MILLIS;

    private static final long MINUTE_MILLIS = 60_000;

    /** The minute of a moment, by its beginning. */
    public static long minuteOf(long millis) {
        return Math.floorDiv(millis, MINUTE_MILLIS) * MINUTE_MILLIS;
    }
}
