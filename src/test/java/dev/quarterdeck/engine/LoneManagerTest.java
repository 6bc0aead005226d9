package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.WorkerInfo;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A manager that runs no jobs. */
@Timeout(60)
class LoneManagerTest extends EngineTest {
    private static final ManagerSettings SETTINGS =
            ManagerSettings.DEFAULT.lease(Duration.ofMillis(300)).retries(EngineTest.SETTINGS.retries());

    @Test
    void isListedAndLeadsUntilItEnds() throws Exception {
        LoneManager manager = manage(store);
        until(() -> store.manager().isPresent());
        WorkerInfo row = store.workers().get(0);
        assertThat(row.id()).isEqualTo(ProcessIdentity.own().worker());
        assertThat(row.threads()).isZero();
        assertThat(store.manager()).contains(row.id());
        until(() -> store.workers().get(0).beatAt().isAfter(row.beatAt()));

        manager.stop();
        manager.await();
        assertThat(store.workers()).isEmpty();
        assertThat(store.manager()).isEmpty();
        assertThat(notes).isEmpty();
    }

    @Test
    void returnsOrphans() {
        long id = put();
        store.claim(new ClaimRequest("elsewhere/7", 1, Duration.ofMillis(50), Set.of(), Duration.ZERO));
        try (LoneManager manager = manage(store)) {
            in(JobState.PENDING, id);
            until(() -> !notes.isEmpty());
        }
        assertThat(notes).containsExactly("returned 1 orphaned jobs: 1 pending, 0 dead");
    }

    @Test
    void waitsForAStoreThatIsBusyAtItsStart() {
        AtomicBoolean ill = new AtomicBoolean(true);
        JobStore busy = Meddling.with(store)
                .before("beat", arguments -> {
                    if (ill.getAndSet(false)) {
                        throw new StoreException.Busy("held by process 7", null);
                    }
                })
                .store();
        try (LoneManager manager = manage(busy)) {
            until(() -> store.manager().isPresent());
        }
        assertThat(notes).containsExactly("starting: held by process 7; trying again");
    }

    @Test
    void theSecondStopWaitsForNothing() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch reached = new CountDownLatch(1);
        JobStore hung = Meddling.with(store)
                .before("lead", arguments -> {
                    reached.countDown();
                    held.await();
                })
                .store();
        LoneManager manager = manage(hung);
        reached.await();
        manager.stop();
        manager.stop();
        manager.await();
        held.countDown();
        until(() -> store.workers().isEmpty());
    }

    @Test
    void aClosedStoreEndsIt() {
        LoneManager manager = manage(store);
        until(() -> !store.workers().isEmpty());
        store.close();

        assertThatThrownBy(manager::await).isInstanceOf(StoreException.Closed.class);
        open();
    }

    private LoneManager manage(JobStore with) {
        return LoneManager.start(with, SETTINGS, new WorkerListener() {
            @Override
            public void note(String line) {
                notes.add(line);
            }
        });
    }
}
