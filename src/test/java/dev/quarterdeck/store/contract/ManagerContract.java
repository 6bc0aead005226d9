package dev.quarterdeck.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.store.WorkerInfo;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One worker process is the manager at a time. */
abstract class ManagerContract extends StoreContract {
    private static final Duration TERM = Duration.ofSeconds(5);

    ManagerContract(StoreFactory factory) {
        super(factory);
    }

    @Test
    void firstWhoAsksIsTheManagerUntilItsTermIsOver() {
        assertThat(store.manager()).isEmpty();

        assertThat(lead(worker("ship/1", "a"))).isTrue();
        assertThat(lead(worker("ship/2", "b"))).isFalse();
        assertThat(store.manager()).contains("ship/1");

        clock.move(TERM);
        assertThat(store.manager()).isEmpty();
        assertThat(lead(worker("ship/2", "b"))).isTrue();
        assertThat(store.manager()).contains("ship/2");
    }

    @Test
    void managerThatAsksAgainGoesOn() {
        lead(worker("ship/1", "a"));
        clock.move(TERM.minusMillis(1));
        assertThat(lead(worker("ship/1", "a"))).isTrue();
        clock.move(TERM.minusMillis(1));

        assertThat(lead(worker("ship/2", "b"))).isFalse();
    }

    @Test
    void managerThatIsGoneIsFollowedAtOnce() {
        WorkerInfo gone = worker("ship/1", "a");
        lead(gone);

        assertThat(store.lead(worker("ship/2", "b"), TERM, List.of(worker("ship/1", "earlier"))))
                .isFalse();
        assertThat(store.lead(worker("ship/2", "b"), TERM, List.of(gone))).isTrue();
        assertThat(store.manager()).contains("ship/2");
    }

    @Test
    void managerThatRetiresLeavesItsPlace() {
        store.beat(worker("ship/1", "a"));
        lead(worker("ship/1", "a"));
        store.retire(worker("ship/1", "earlier"));
        assertThat(store.manager()).contains("ship/1");

        store.retire(worker("ship/1", "a"));
        assertThat(store.manager()).isEmpty();
        assertThat(lead(worker("ship/2", "b"))).isTrue();
    }

    @Test
    void termThatAClockSetBackLeftFarAheadHoldsNobodyOff() {
        lead(worker("ship/1", "a"));
        clock.move(Duration.ofHours(-1));
        assertThat(lead(worker("ship/2", "b"))).isTrue();
        assertThat(lead(worker("ship/1", "a"))).isFalse();

        clock.move(TERM.negated());
        assertThat(lead(worker("ship/1", "a")))
                .as("a clock that is trimmed takes it from nobody")
                .isFalse();
    }

    private boolean lead(WorkerInfo worker) {
        return store.lead(worker, TERM, List.of());
    }

    private WorkerInfo worker(String id, String start) {
        return new WorkerInfo(id, "ship", 7, start, "boot", 4, List.of(), 0, NOON, clock.instant());
    }
}
