package dev.quarterdeck.job;

import java.time.Duration;

/** How long a failed job waits before its next attempt. */
public sealed interface RetryPolicy {

    /** 1 s, doubling, 20 % jitter either way, at most 1 h. */
    RetryPolicy DEFAULT = new Exponential(Duration.ofSeconds(1), 0.2, Duration.ofHours(1));

    /**
     * The wait after a failed attempt.
     *
     * @param attempt which attempt failed, from 1
     * @param random from 0 (inclusive) to 1 (exclusive); spreads the waits where the policy has jitter
     */
    Duration delayAfter(int attempt, double random);

    /**
     * Doubles with every attempt.
     *
     * @param jitter the share by which a wait may be shorter or longer, 0 to 1
     */
    record Exponential(Duration first, double jitter, Duration cap) implements RetryPolicy {
        @Override
        public Duration delayAfter(int attempt, double random) {
            // Beyond 2^40 of anything the cap holds anyway, and the shift would overflow.
            double millis = first.toMillis() * Math.pow(2, Math.min(attempt - 1, 40));
            double capped = Math.min(millis, cap.toMillis());
            return Duration.ofMillis(Math.round(capped * (1 + jitter * (2 * random - 1))));
        }
    }
}
