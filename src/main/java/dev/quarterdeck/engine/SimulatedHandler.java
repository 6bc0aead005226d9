package dev.quarterdeck.engine;

import dev.quarterdeck.job.RetryPolicies;
import dev.quarterdeck.job.RetryPolicy;
import dev.quarterdeck.store.Claim;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Pretends to process jobs of every type: takes a little time, and mostly succeeds. What becomes of an attempt depends on
 * the seed, the job's id and the attempt's number, so that a run can be repeated. Whether a job is rejected does not
 * depend on the attempt.
 */
public final class SimulatedHandler implements JobHandler {

    /** Simulated jobs are tried again sooner than real ones, so that a run does not take its time: from 200 ms to 5 s. */
    public static final RetryPolicies RETRIES =
            RetryPolicies.all(new RetryPolicy.Exponential(Duration.ofMillis(200), 0.2, Duration.ofSeconds(5)));

    private final LongSupplier seed;
    private final Supplier<SimulatedFate> fate;

    /** @param crashRate the share of attempts, 0 to 1, that vanish: neither settled nor prolonged any more */
    public SimulatedHandler(long seed, double crashRate) {
        this(() -> seed, always(SimulatedFate.usual(crashRate)));
    }

    /**
     * @param seed may change in time, so that what failed does not fail again for ever
     * @param fate may change at any time
     */
    SimulatedHandler(LongSupplier seed, Supplier<SimulatedFate> fate) {
        this.seed = seed;
        this.fate = fate;
    }

    private static Supplier<SimulatedFate> always(SimulatedFate fate) {
        return () -> fate;
    }

    /** Handlers that pretend to process every type. */
    public static Handlers handlers(long seed, double crashRate) {
        return Handlers.none().with(Handlers.REST, new SimulatedHandler(seed, crashRate));
    }

    @Override
    public @Nullable String handle(Claim claim) throws Exception {
        SimulatedRun run = SimulatedRun.of(seed.getAsLong(), claim.job(), fate.get());
        Thread.sleep(run.duration().toMillis());
        if (run.failure() != null) {
            throw run.failure();
        }
        return "{\"ok\":true,\"took_ms\":" + run.duration().toMillis() + "}";
    }
}
