package dev.quarterdeck.console;

import dev.quarterdeck.job.JobState;
import java.time.Duration;

/** How loudly an age is shown: dim at first, then in the state's colour, then bold. */
final class Warmth {
    private Warmth() {}

    static Style of(JobState state, Duration age) {
        if (age.compareTo(hot(state)) >= 0) {
            return Style.of(state).strong();
        }
        return age.compareTo(warm(state)) >= 0 ? Style.of(state) : Style.DIM;
    }

    private static Duration warm(JobState state) {
        return switch (state) {
            case PENDING, LOCKED -> Duration.ofMinutes(1);
            case DEAD -> Duration.ofHours(1);
            case DONE -> Duration.ofDays(36_500);
        };
    }

    private static Duration hot(JobState state) {
        return switch (state) {
            case PENDING, LOCKED -> Duration.ofMinutes(10);
            case DEAD -> Duration.ofDays(1);
            case DONE -> Duration.ofDays(36_500);
        };
    }
}
