package dev.quarterdeck.engine;

import dev.quarterdeck.job.NewJob;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * An endless row of made-up jobs.
 *
 * @param seed the same seed makes the same jobs, whoever asks for them and in which order
 */
public record SimulatedJobs(long seed) {
    private static final int SOONEST_MILLIS = 1_000;
    private static final int LATEST_MILLIS = 10_000;

    /** The job at a place in the row, from 0. */
    public NewJob job(long index) {
        SplittableRandom dice = Dice.of(seed, index);
        SimulatedType type = SimulatedTypes.any(dice);
        NewJob job = NewJob.of(type.type(), type.payload().fill(dice))
                .queue(type.queue())
                .priority(SimulatedType.one(type.priorities(), dice));
        return dice.nextDouble() < type.scheduledRate()
                ? job.in(Duration.ofMillis(dice.nextInt(SOONEST_MILLIS, LATEST_MILLIS)))
                : job;
    }
}
