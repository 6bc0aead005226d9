package dev.quarterdeck.engine;

import dev.quarterdeck.job.Priority;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How the jobs of one type look and behave in the simulation.
 *
 * @param weight its share among all types
 * @param typical half of the runs are shorter than this
 * @param failureRate the share of attempts that fail
 * @param poisonRate the share of jobs that are rejected
 * @param scheduledRate the share of jobs that are to run later
 * @param priorities one of these, each as often as it stands here
 * @param failures what failed attempts say
 * @param poisons what rejected jobs say
 */
record SimulatedType(
        String type,
        String queue,
        int weight,
        Duration typical,
        double failureRate,
        double poisonRate,
        double scheduledRate,
        List<Priority> priorities,
        Template payload,
        List<Template> failures,
        List<Template> poisons) {

    private static final Duration LONGEST = Duration.ofMillis(200);
    private static final Duration SHORTEST = Duration.ofMillis(2);

    /** How far the durations of a type spread: most lie between half and double the typical one. */
    private static final double SPREAD = 0.4;

    /** How long one run takes: log-normal about the typical duration, 2 to 200 ms. */
    Duration duration(SplittableRandom dice) {
        // The sum of twelve uniform numbers is as good as normal here, and needs no state.
        double normal = -6;
        for (int i = 0; i < 12; i++) {
            normal += dice.nextDouble();
        }
        double millis = typical.toMillis() * Math.exp(SPREAD * normal);
        return Duration.ofMillis(Math.round(Math.max(SHORTEST.toMillis(), Math.min(LONGEST.toMillis(), millis))));
    }

    static <T> T one(List<T> choices, SplittableRandom dice) {
        return choices.get(dice.nextInt(choices.size()));
    }
}
