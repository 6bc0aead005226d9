package dev.quarterdeck.engine;

import dev.quarterdeck.job.Job;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one simulated attempt.
 *
 * @param duration how long it takes
 * @param failure how it ends; null for well
 */
record SimulatedRun(Duration duration, @Nullable Exception failure) {

    /** Set apart from the numbers of attempts. */
    private static final long WHOLE_JOB = 0;

    /** The same seed, id and attempt end the same way; whether a job is rejected does not depend on the attempt. */
    static SimulatedRun of(long seed, Job job, SimulatedFate fate) {
        SimulatedType type = SimulatedTypes.of(job.type());
        SplittableRandom dice = Dice.of(seed, job.id(), job.attempts());
        SplittableRandom jobDice = Dice.of(seed, job.id(), WHOLE_JOB);
        Duration duration = slowed(type.duration(dice), fate.slowness());
        if (dice.nextDouble() < fate.crashRate()) {
            return new SimulatedRun(duration, new VanishException());
        }
        if (jobDice.nextDouble() < type.poisonRate()) {
            String why = SimulatedType.one(type.poisons(), jobDice).fill(jobDice);
            return new SimulatedRun(duration, new RejectException(why));
        }
        Double failures = fate.failureRate();
        if (dice.nextDouble() < (failures == null ? type.failureRate() : failures)) {
            String why = SimulatedType.one(type.failures(), dice).fill(dice);
            return new SimulatedRun(duration, new IOException(why));
        }
        return new SimulatedRun(duration, null);
    }

    private static Duration slowed(Duration duration, double slowness) {
        return Duration.ofMillis(Math.round(duration.toMillis() * slowness));
    }
}
