package dev.quarterdeck.operation;

import dev.quarterdeck.text.Ages;
import java.time.Duration;

/** How fast an operation under way is, and how long it still takes at that. */
public final class Speed {
    private Speed() {}

    /**
     * {@code 29,512/s, 3s left}.
     *
     * @param done how many of the jobs are behind it, after so long
     */
    public static String words(long done, long matched, Duration took) {
        double perMilli = (double) done / Math.max(1, took.toMillis());
        Duration left = Duration.ofMillis((long) ((matched - done) / Math.max(perMilli, 1e-6)));
        return Ages.number(Math.round(perMilli * 1_000)) + "/s, " + Ages.brief(left) + " left";
    }
}
