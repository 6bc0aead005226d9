package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Schedule;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.LeaseState;
import dev.quarterdeck.store.Orphans;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.WorkerInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void aClockThatIsSetInTheMiddleOfARoundTakesNothingFromAWorkerThatLives() {
        put();
        put();
        // The first one is lost anyway: there is something to return.
        Lease lease = claim(ELSEWHERE, 2).get(1);
        store.heartbeat(List.of(lease), LEASE.plusSeconds(5));
        pass(LEASE);
        var store = Meddling.with(this.store)
                .before("returnOrphans", arguments -> now = now.plus(Duration.ofHours(1)))
                .store();
        try (Manager manager = new Manager(store, ManagerSettings.DEFAULT.lease(LEASE), notes::add, own, () -> nanos)) {
            assertThat(manager.round()).isEqualTo(new Orphans(1, 0));
        }
        assertThat(this.store.settle(new Settlement.Complete(lease, null))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PT-1H, -1h", "P1D, +1d"})
    void aClockThatIsSetEitherWayTakesNothingFromAWorkerThatLives(Duration by, String said) {
        put();
        Lease lease = claim(ELSEWHERE, 1).get(0);
        try (Manager manager = manager(ManagerSettings.DEFAULT.stuckAfter(LEASE), own)) {
            store.beat(worker("elsewhere", 7, "1", "another boot"));
            manager.round();
            now = now.plus(by);
            for (int third = 0; third < 9; third++) {
                // It beats when it is due, which is some time after the jump.
                pass(LEASE.dividedBy(3));
                assertThat(manager.round()).isEqualTo(new Orphans(0, 0));
                assertThat(store.heartbeat(List.of(lease), LEASE)).containsValue(LeaseState.HELD);
                store.beat(worker("elsewhere", 7, "1", "another boot"));
            }
            assertThat(notes).hasSize(1).first().asString().startsWith("the clock moved by " + said + " ");
            assertThat(store.manager()).contains(own.worker());
            pass(LEASE);
            assertThat(manager.round())
                    .as("its lease counts again once it beats no more")
                    .isEqualTo(new Orphans(1, 0));
        }
    }

    @Test
    void onlyTheManagerThatLeadsActs() {
        put();
        put();
        List<Lease> leases = claim(ELSEWHERE, 2);
        store.heartbeat(leases.subList(1, 2), LEASE.plusSeconds(5));
        ProcessIdentity other = identity(8);
        try (Manager first = manager();
                Manager second = manager(ManagerSettings.DEFAULT, other)) {
            first.round();
            pass(LEASE);
            assertThat(second.round()).as("the first one's term is over").isEqualTo(new Orphans(1, 0));
            pass(Duration.ofSeconds(5));
            assertThat(first.round()).isEqualTo(new Orphans(0, 0));
            assertThat(store.manager()).contains(other.worker());

            store.retire(worker(other.host(), other.pid(), other.start(), other.bootId()));
            assertThat(first.round()).isEqualTo(new Orphans(1, 0));
            assertThat(store.manager()).contains(own.worker());
        }
    }

    @Test
    void theManagerThatLeadsGoesOnForAsLongAsItsRoundsComeInTime() {
        try (Manager first = manager();
                Manager second = manager(ManagerSettings.DEFAULT, identity(8))) {
            for (int second5 = 0; second5 < 20; second5++) {
                first.round();
                second.round();
                assertThat(store.manager()).contains(own.worker());
                pass(Duration.ofSeconds(5));
            }
        }
    }

    @Test
    void aLeadIsNotWrittenAnewAtEveryRound() {
        AtomicInteger asked = new AtomicInteger();
        var store = Meddling.with(this.store)
                .before("lead", arguments -> asked.incrementAndGet())
                .store();
        try (Manager manager = new Manager(store, ManagerSettings.DEFAULT, notes::add, own, () -> nanos)) {
            for (int round = 0; round < 10; round++) {
                manager.round();
                pass(Duration.ofSeconds(1));
            }
        }
        assertThat(asked).hasValue(3);
    }

    @Test
    void whileNothingIsDueARoundReadsNothingAndWritesOnlyItsLead() {
        putLeasedAndScheduled();
        Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
        Meddling counting = Meddling.with(this.store);
        for (String method : List.of("workers", "schedules", "firstLeaseEnd", "returnOrphans", "lead")) {
            calls.put(method, new AtomicInteger());
            counting.before(method, arguments -> calls.get(method).incrementAndGet());
        }
        try (Manager manager = new Manager(counting.store(), ManagerSettings.DEFAULT, notes::add, own, () -> nanos)) {
            manager.round();
            assertThat(calls.get("lead")).hasValue(1);
            assertThat(calls.get("firstLeaseEnd")).hasValue(1);
            long mark = store.changeMark();
            calls.values().forEach(count -> count.set(0));
            for (int second = 0; second < 3; second++) {
                pass(Duration.ofSeconds(1));
                manager.round();
            }
            assertThat(store.changeMark()).isEqualTo(mark);
            assertThat(calls.values()).allSatisfy(count -> assertThat(count).hasValue(0));

            pass(Duration.ofSeconds(1));
            manager.round();
            assertThat(store.changeMark()).as("its lead is prolonged").isGreaterThan(mark);
            assertThat(calls.get("returnOrphans")).hasValue(0);

            pass(LEASE.minusSeconds(4));
            assertThat(manager.round()).as("the lease has run out").isEqualTo(new Orphans(1, 0));
        }
    }

    @Test
    void whatChangesAfterManyIdleRoundsIsSeenInTheNext() {
        try (Manager manager = manager()) {
            manager.round();
            pass(Duration.ofSeconds(1));
            manager.round();

            put();
            claim(own.worker(), 1);
            store.beat(worker(own.host(), own.pid(), own.start() + "1", own.bootId()));

            pass(Duration.ofSeconds(1));
            assertThat(manager.round()).as("its process is gone").isEqualTo(new Orphans(1, 0));
            assertThat(store.workers()).isEmpty();
        }
    }

    @Test
    void aLeaderThatIsGoneIsFollowedAtOnce() {
        WorkerInfo gone = worker(own.host(), own.pid(), own.start() + "1", own.bootId());
        store.beat(gone);
        store.lead(gone, Lead.TERM, List.of());
        ProcessIdentity other = identity(8);
        try (Manager manager = manager(ManagerSettings.DEFAULT, other)) {
            manager.round();
            assertThat(store.manager()).contains(other.worker());
            assertThat(store.workers()).isEmpty();
        }
    }

    @Test
    void aWorkerThatBeatsNoMoreLosesItsJobsThoughItsLeaseRunsOn() {
        long id = put();
        Lease lease = claim(ELSEWHERE, 1).get(0);
        store.heartbeat(List.of(lease), Duration.ofHours(1));
        store.beat(worker("elsewhere", 7, "1", "another boot"));
        try (Manager manager = manager(ManagerSettings.DEFAULT.stuckAfter(Duration.ofMinutes(10)), own)) {
            pass(Duration.ofMinutes(10));
            assertThat(manager.round()).isEqualTo(new Orphans(0, 0));
            pass(Duration.ofMillis(1));
            assertThat(manager.round()).isEqualTo(new Orphans(1, 0));
            manager.round();
        }
        assertThat(notes).containsExactly("worker elsewhere/7 has not beaten for more than 10m; its jobs are returned");
        assertThat(store.settle(new Settlement.Complete(lease, "late"))).isFalse();
        assertThat(store.heartbeat(List.of(lease), LEASE)).containsValue(LeaseState.LOST);
        assertThat(job(id).state()).isEqualTo(JobState.PENDING);
        assertThat(store.workers()).as("it may beat again").hasSize(1);
    }

    @Test
    void aWorkerThatBeatsJustInTimeIsNotStuck() {
        put();
        Lease lease = claim(ELSEWHERE, 1).get(0);
        store.heartbeat(List.of(lease), Duration.ofHours(1));
        WorkerInfo worker = worker("elsewhere", 7, "1", "another boot");
        store.beat(worker);
        pass(Duration.ofMinutes(11));
        var store = Meddling.with(this.store)
                .before("returnOrphans", arguments -> this.store.beat(worker("elsewhere", 7, "1", "another boot")))
                .store();
        ManagerSettings settings = ManagerSettings.DEFAULT.stuckAfter(Duration.ofMinutes(10));
        try (Manager manager = new Manager(store, settings, notes::add, own, () -> nanos)) {
            assertThat(manager.round()).isEqualTo(new Orphans(0, 0));
        }
        assertThat(this.store.settle(new Settlement.Complete(lease, null))).isTrue();
    }

    @Test
    void noWorkerIsEverStuckUnlessThatIsSaid() {
        put();
        store.heartbeat(claim(ELSEWHERE, 1), Duration.ofDays(9));
        store.beat(worker("elsewhere", 7, "1", "another boot"));
        try (Manager manager = manager()) {
            pass(Duration.ofDays(1));
            assertThat(manager.round()).isEqualTo(new Orphans(0, 0));
        }
    }

    @Test
    void whoBeatsEveryTenSecondsIsNotCalledStuckAfterLess() {
        ManagerSettings hour = ManagerSettings.DEFAULT.lease(Duration.ofHours(1));

        assertThat(hour.stuckAfter(Duration.ofSeconds(30)).stuckAfter()).isEqualTo(Duration.ofSeconds(30));
        assertThatThrownBy(() -> hour.stuckAfter(Duration.ofMillis(29_999)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("expected workers with a lease of PT1H to be stuck after at least PT30S");
        assertThat(ManagerSettings.shortestStuckAfter(Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(3));
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
        ManagerSettings settings = ManagerSettings.DEFAULT.lease(WorkerSettings.MIN_LEASE);
        try (Manager manager = new Manager(store, settings, notes::add, own, () -> nanos)) {
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
        return manager(ManagerSettings.DEFAULT, own);
    }

    private Manager manager(ManagerSettings settings, ProcessIdentity process) {
        return new Manager(store, settings.lease(LEASE), notes::add, process, () -> nanos);
    }

    private ProcessIdentity identity(long pid) {
        return new ProcessIdentity("other", pid, "1", "another boot");
    }

    /** A job that somebody has at work, that worker, and a recurring job for later. */
    private void putLeasedAndScheduled() {
        put();
        claim(ELSEWHERE, 1);
        store.beat(worker("elsewhere", 7, "1", "another boot"));
        store.schedule(new Schedule(
                "daily", "0 0 * * *", "UTC", NewJob.of("t", ""), now.plus(Duration.ofHours(22)), null, null));
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
