package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.RetryPolicies;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.Orphans;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.WorkerInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ManagerTest extends EngineTest {
    private static final Duration LEASE = Duration.ofSeconds(30);

    /** A worker that only its leases tell of. */
    private static final String ELSEWHERE = "elsewhere/7";

    private final ProcessIdentity own = ProcessIdentity.own();
    private volatile Instant now = Instant.parse("2026-03-01T02:00:00Z");
    private volatile long nanos;

    @Override
    InstantSource clock() {
        return () -> now;
    }

    @Test
    void jobsGoBackWhenTheirLeaseHasRunOutAndDieWithTheirRetries() {
        put();
        put(NewJob.of("t", "").maxRetries(0));
        claim(ELSEWHERE, 2);
        try (Manager manager = manager()) {
            pass(LEASE.minusMillis(1));
            assertThat(manager.round()).isEqualTo(new Orphans(0, 0));
            pass(Duration.ofMillis(1));
            assertThat(manager.round()).isEqualTo(new Orphans(1, 1));
        }
    }

    @Test
    void allOfManyGoBackInOneRound() {
        store.enqueueAll(Collections.nCopies(600, NewJob.of("t", "")));
        claim(ELSEWHERE, 600);
        try (Manager manager = manager()) {
            pass(LEASE);
            assertThat(manager.round()).isEqualTo(new Orphans(600, 0));
        }
    }

    @Test
    void aClockThatJumpsReturnsNothingUntilWorkersCouldSayThatTheyLive() {
        long id = put();
        Lease lease = claim(ELSEWHERE, 1).get(0);
        try (Manager manager = manager()) {
            now = now.plus(Duration.ofHours(1));
            assertThat(manager.round()).isEqualTo(new Orphans(0, 0));
            assertThat(notes)
                    .containsExactly("the clock moved by +1h against its steady run;"
                            + " orphans wait until the workers had time to say that they live");
            store.heartbeat(List.of(lease), LEASE);
            pass(LEASE.minusMillis(1));
            assertThat(manager.round()).isEqualTo(new Orphans(0, 0));
            assertThat(job(id).state()).isEqualTo(JobState.LOCKED);
            pass(Duration.ofMillis(1));
            assertThat(manager.round()).isEqualTo(new Orphans(1, 0));
        }
    }

    @Test
    void nothingIsGuessedOfWorkersThatCannotBeSeen() {
        long noSuchPid = Long.MAX_VALUE;
        List<WorkerInfo> unseen = List.of(
                worker("other-host", noSuchPid, "1", own.bootId()),
                worker(own.host(), noSuchPid, "1", "another boot"),
                worker(own.host(), noSuchPid, "1", ""),
                worker(own.host(), own.pid(), own.start(), own.bootId()));

        assertThat(new GoneWorkers().among(unseen)).isEmpty();
    }

    @Test
    void aPidThatBelongsToAnotherProcessNowMeansGone() {
        WorkerInfo gone = worker(own.host(), own.pid(), own.start() + "1", own.bootId());

        assertThat(new GoneWorkers().among(List.of(gone))).containsExactly(gone);
    }

    @Test
    void workersThatSaidNothingForAnHourAreNotListedAnyMore() {
        store.beat(worker("other-host", 7, "1", "another boot"));
        try (Manager manager = manager()) {
            pass(Duration.ofHours(1));
            manager.round();
            assertThat(store.workers()).hasSize(1);
            pass(Duration.ofMillis(1));
            manager.round();
            assertThat(store.workers()).isEmpty();
        }
    }

    @Test
    void aRoundThatFailsIsFollowedByTheNext() {
        long id = put();
        claim(ELSEWHERE, 1);
        pass(LEASE);
        AtomicBoolean ill = new AtomicBoolean(true);
        var store = Meddling.with(this.store)
                .before("returnOrphans", arguments -> {
                    if (ill.getAndSet(false)) {
                        throw new StoreException.Busy("held by process 7", null);
                    }
                })
                .store();
        try (Manager manager =
                new Manager(store, Duration.ofMillis(1), RetryPolicies.DEFAULT, notes::add, () -> nanos)) {
            manager.start();
            in(JobState.PENDING, id);
            until(() -> notes.size() == 2);
        }
        assertThat(notes)
                .containsExactly(
                        "returning orphans: held by process 7; trying again",
                        "returned 1 orphaned jobs: 1 pending, 0 dead");
    }

    private Manager manager() {
        return new Manager(store, LEASE, RetryPolicies.DEFAULT, notes::add, () -> nanos);
    }

    private List<Lease> claim(String worker, int limit) {
        return store.claim(new ClaimRequest(worker, limit, LEASE, Set.of(), Duration.ZERO)).stream()
                .map(claim -> claim.lease())
                .toList();
    }

    private WorkerInfo worker(String host, long pid, String start, String bootId) {
        return new WorkerInfo(host + "/" + pid, host, pid, start, bootId, 1, List.of(), 0, now, now);
    }

    /** Time passes by both clocks. */
    private void pass(Duration time) {
        now = now.plus(time);
        nanos += time.toNanos();
    }
}
