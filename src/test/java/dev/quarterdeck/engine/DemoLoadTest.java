package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Reason;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DemoLoadTest extends EngineTest {

    private static final DemoSettings LOAD = new DemoSettings(true, 80, true, 6, SimulatedFate.usual(0.03));

    @Test
    void itsPartsAreSwitchedAndChangedWhileItRuns() {
        try (DemoLoad load = new DemoLoad(store, LOAD.working(false), 7, notes::add)) {
            load.start();
            until(() -> store.counts().total() > 10);
            assertThat(store.workers()).isEmpty();

            load.set(load.settings().producing(false));
            long total = store.counts().total();
            load.set(load.settings().working(true).with(new SimulatedFate(0.0, 0.5, 0)));
            until(() -> store.counts().unfinished(Set.of()) == 0);
            assertThat(store.counts().total()).isEqualTo(total);

            load.set(load.settings().threads(2));
            until(() -> store.workers().stream().anyMatch(worker -> worker.threads() == 2));
            load.set(load.settings().working(false));
            assertThat(store.workers()).isEmpty();
            assertThat(load.running()).isFalse();
        }
    }

    @Test
    void withinSecondsEveryStateHasJobsAndStoppingLeavesOnlyTheVanishedOnesLocked() {
        try (DemoLoad load = new DemoLoad(store, LOAD, 7, notes::add)) {
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
