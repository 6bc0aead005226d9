package dev.quarterdeck.console;

import org.jspecify.annotations.Nullable;

/**
 * How a lane stands. Times are of the monotonic clock, in milliseconds.
 *
 * @param question what was asked last
 * @param number the number of the effect that asked it; only its answer counts
 * @param waiting the answer has not come
 * @param mark the target's change mark as it was known when asked
 * @param againAtMillis not to be asked again before, unless the question is another
 * @param problem why it failed; null when it did not
 */
record Reading(
        Object question,
        long number,
        boolean waiting,
        long askedAtMillis,
        long mark,
        long againAtMillis,
        @Nullable String problem) {

    /** A failure is tried again after this long. */
    private static final long RETRY_MILLIS = 1000;

    /** Never more than a quarter of the time is spent on one thing. */
    private static final long REST = 3;

    static Reading asked(Object question, long number, long nowMillis, long mark, @Nullable String problem) {
        return new Reading(question, number, true, nowMillis, mark, nowMillis, problem);
    }

    /** Whether its answer has been missing for so long. */
    boolean silent(long nowMillis, long millis) {
        return waiting && nowMillis - askedAtMillis >= millis;
    }

    Reading answered(long nowMillis) {
        long again = nowMillis + REST * (nowMillis - askedAtMillis);
        return new Reading(question, number, false, askedAtMillis, mark, again, null);
    }

    Reading failed(long nowMillis, String why) {
        return new Reading(question, number, false, askedAtMillis, mark, nowMillis + RETRY_MILLIS, why);
    }

    /** To be asked again as soon as its pace allows. */
    Reading outdated() {
        return new Reading(question, number, waiting, askedAtMillis, Long.MIN_VALUE, 0, problem);
    }
}
