package dev.quarterdeck.job;

import java.time.Duration;
import java.util.Optional;

/** How long a failed job waits before its next attempt, or that there is none. */
public sealed interface RetryPolicy {

    /** 1 s, doubling, 20 % jitter either way, at most 1 h. */
    RetryPolicy DEFAULT = new Exponential(Duration.ofSeconds(1), 0.2, Duration.ofHours(1));

    /**
     * Reads a policy: {@code exponential:1s..1h} from the first wait to the longest, with 20 % jitter; {@code fixed:30s};
     * {@code none}.
     *
     * @throws FilterException when it is none; the message says how one is written
     */
    static RetryPolicy parse(String text) {
        return RetryPolicyParser.parse(text);
    }

    /**
     * The wait after a failed attempt; empty when the job is not to be tried again, whatever retries it has left.
     *
     * @param attempt which attempt failed, from 1
     * @param random from 0 (inclusive) to 1 (exclusive); spreads the waits where the policy has jitter
     */
    Optional<Duration> delayAfter(int attempt, double random);

    /**
     * Doubles with every attempt.
     *
     * @param jitter the share by which a wait may be shorter or longer, 0 to 1
     * @param cap the longest wait before the jitter
     */
    record Exponential(Duration first, double jitter, Duration cap) implements RetryPolicy {
        public Exponential {
            checkWait(first);
            checkWait(cap);
            if (!(jitter >= 0 && jitter <= 1)) {
                throw new IllegalArgumentException("expected a jitter from 0 to 1, got: " + jitter);
            }
        }

        @Override
        public Optional<Duration> delayAfter(int attempt, double random) {
            // Beyond 2^40 of anything the cap holds anyway, and the shift would overflow.
            double millis = first.toMillis() * Math.pow(2, Math.min(attempt - 1, 40));
            double capped = Math.min(millis, cap.toMillis());
            return Optional.of(Duration.ofMillis(Math.round(capped * (1 + jitter * (2 * random - 1)))));
        }
    }

    /** The same wait after every attempt. */
    record Fixed(Duration delay) implements RetryPolicy {
        public Fixed {
            checkWait(delay);
        }

        @Override
        public Optional<Duration> delayAfter(int attempt, double random) {
            return Optional.of(delay);
        }
    }

    private static void checkWait(Duration wait) {
        if (wait.isNegative() || wait.compareTo(NewJob.LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "expected a wait from 0 to " + NewJob.LONGEST.toDays() + " days, got: " + wait);
        }
    }

    /** Never again: the first failure, or a worker that is lost, is the end of the job. */
    record None() implements RetryPolicy {
        @Override
        public Optional<Duration> delayAfter(int attempt, double random) {
            return Optional.empty();
        }
    }
}
