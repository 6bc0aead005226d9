package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DemoLoadTest extends EngineTest {

    @Test
    void withinSecondsEveryStateHasJobsAndStoppingLeavesOnlyTheVanishedOnesLocked() {
        try (DemoLoad load = new DemoLoad(store, 80, 6, 0.03, 7, notes::add)) {
            load.start();
            for (JobState state : JobState.values()) {
                until(() -> store.counts().of(state) > 0);
            }
            until(() ->
                    store.counts().of(Reason.EXHAUSTED) > 0 && store.counts().of(Reason.UNPROCESSABLE) > 0);
            load.stop();
            long total = store.counts().total();

            assertThat(load.running()).isFalse();
            assertThat(store.workers()).isEmpty();
            load.start();
            until(() -> store.counts().total() > total);
        }
    }

    @Test
    void vanishedConsumersJobsComeBackAndGetDone() throws Exception {
        for (int i = 0; i < 20; i++) {
            put();
        }
        WorkerSettings settings =
                SETTINGS.threads(8).lease(Duration.ofMillis(200)).untilEmpty(true);
        WorkerSummary summary =
                work(SimulatedHandler.handlers(7, 0.3), settings).await();

        assertThat(summary.lost()).isPositive();
        assertThat(store.counts().of(JobState.DONE) + store.counts().of(JobState.DEAD))
                .isEqualTo(20);
        assertThat(store.counts().of(JobState.DONE)).isGreaterThan(10);
    }
}
