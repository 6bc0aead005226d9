package dev.quarterdeck.engine;

import org.jspecify.annotations.Nullable;

/**
 * How simulated attempts fare.
 *
 * @param failureRate the share of attempts, 0 to 1, that fail; null for what each type has for its own
 * @param slowness how many times as long they take
 * @param crashRate the share of attempts, 0 to 1, that vanish: neither settled nor prolonged any more
 */
public record SimulatedFate(@Nullable Double failureRate, double slowness, double crashRate) {
    public SimulatedFate {
        share("failure rate", failureRate == null ? 0 : failureRate);
        share("crash rate", crashRate);
        if (!(slowness > 0)) {
            throw new IllegalArgumentException("expected a slowness above 0, got: " + slowness);
        }
    }

    /** Failures and run times as each type has them. */
    public static SimulatedFate usual(double crashRate) {
        return new SimulatedFate(null, 1, crashRate);
    }

    public SimulatedFate failureRate(@Nullable Double share) {
        return new SimulatedFate(share, slowness, crashRate);
    }

    public SimulatedFate slowness(double times) {
        return new SimulatedFate(failureRate, times, crashRate);
    }

    public SimulatedFate crashRate(double share) {
        return new SimulatedFate(failureRate, slowness, share);
    }

    private static void share(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("expected a " + name + " from 0 to 1, got: " + share);
        }
    }
}
