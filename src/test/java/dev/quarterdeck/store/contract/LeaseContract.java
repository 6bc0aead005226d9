package dev.quarterdeck.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.job.Attempt;
import dev.quarterdeck.job.Attempt.Outcome;
import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.job.RetryPolicies;
import dev.quarterdeck.job.RetryPolicy;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.LeaseState;
import dev.quarterdeck.store.Orphans;
import dev.quarterdeck.store.WorkerInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How long a claim holds, and what becomes of it when nobody holds it any more. */
abstract class LeaseContract extends StoreContract {

    LeaseContract(StoreFactory factory) {
        super(factory);
    }

    @Test
    void heartbeatProlongsTheLeaseFromNowAndChangesNothingElse() {
        long id = put(mail());
        Lease lease = claimed();
        Job before = job(id);
        clock.move(Duration.ofSeconds(20));

        assertThat(store.heartbeat(List.of(lease), Duration.ofSeconds(40)))
                .containsExactly(Map.entry(lease, LeaseState.HELD));

        Job after = job(id);
        assertThat(after.leaseUntil()).isEqualTo(NOON.plusSeconds(60));
        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFields("leaseUntil")
                .isEqualTo(before);
        assertThat(complete(lease)).isTrue();
    }

    /** Past the longest, its end would wrap round to long ago, and the claim be an orphan at once. */
    @Test
    void aLeaseIsNoLongerThanItsEndCanBeTold() {
        put(mail());
        Lease lease = claimed();
        for (Duration length :
                List.of(Duration.ZERO, NewJob.LONGEST.plusMillis(1), Duration.ofMillis(Long.MAX_VALUE))) {
            assertThatThrownBy(() -> store.heartbeat(List.of(lease), length))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("expected a lease from 1 ms to 36500 days, got: " + length);
            assertThatThrownBy(() -> new ClaimRequest("host/1", 1, length, Set.of(), Duration.ZERO))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("expected a lease from 1 ms to 36500 days, got: " + length);
        }

        assertThat(store.heartbeat(List.of(lease), NewJob.LONGEST)).containsValue(LeaseState.HELD);
        assertThat(store.firstLeaseEnd()).contains(NOON.plus(NewJob.LONGEST));
    }

    @Test
    void theFirstLeaseToEndIsThatOfALockedJob() {
        assertThat(store.firstLeaseEnd()).isEmpty();
        IntStream.range(0, 2).forEach(i -> put(mail()));
        Lease first = claimed();
        clock.move(Duration.ofSeconds(1));
        Lease second = claimed();
        assertThat(store.firstLeaseEnd()).contains(NOON.plus(LEASE));

        store.heartbeat(List.of(first), LEASE.multipliedBy(2));
        assertThat(store.firstLeaseEnd()).contains(NOON.plus(LEASE).plusSeconds(1));

        complete(second);
        assertThat(store.firstLeaseEnd())
                .contains(NOON.plus(LEASE.multipliedBy(2)).plusSeconds(1));

        complete(first);
        assertThat(store.firstLeaseEnd()).isEmpty();
    }

    @Test
    void heartbeatTellsOfEveryLease() {
        IntStream.range(0, 5).forEach(i -> put(mail()));
        List<Lease> leases = store.claim(request(5)).stream().map(Claim::lease).toList();
        complete(leases.get(1));
        change(Change.of(Verb.CANCEL), leases.get(3).jobId());

        assertThat(store.heartbeat(leases, LEASE))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        leases.get(0), LeaseState.HELD,
                        leases.get(1), LeaseState.LOST,
                        leases.get(2), LeaseState.HELD,
                        leases.get(3), LeaseState.CANCEL_ASKED,
                        leases.get(4), LeaseState.HELD));
    }

    @Test
    void heartbeatOfNothingTellsNothing() {
        assertThat(store.heartbeat(List.of(), LEASE)).isEmpty();
    }

    @Test
    void heartbeatAfterTheLeaseRanOutHoldsAsLongAsNobodyTookTheJob() {
        put(mail());
        Lease lease = claimed();
        clock.move(LEASE.multipliedBy(2));

        assertThat(heartbeat(lease)).isEqualTo(LeaseState.HELD);
        assertThat(store.returnOrphans(Set.of(), IN_TEN_SECONDS, 10)).isEqualTo(new Orphans(0, 0));
        assertThat(complete(lease)).isTrue();
    }

    @Test
    void liveLeaseIsLeftAlone() {
        put(mail());
        claimed();
        clock.move(LEASE.minusMillis(1));

        assertThat(store.returnOrphans(Set.of(), IN_TEN_SECONDS, 10)).isEqualTo(new Orphans(0, 0));
        assertThat(store.backlog().orphaned()).isZero();
    }

    @Test
    void leaseThatRanOutCountsAsAFailedAttempt() {
        long id = put(mail());
        claimed();
        clock.move(LEASE);
        assertThat(store.backlog().orphaned()).isEqualTo(1);
        assertThat(store.check().orphans()).isEqualTo(1);

        assertThat(store.returnOrphans(Set.of(), IN_TEN_SECONDS, 10)).isEqualTo(new Orphans(1, 0));

        Job job = job(id);
        assertThat(job.state()).isEqualTo(JobState.PENDING);
        assertThat(job.attempts()).isEqualTo(1);
        assertThat(job.since()).isEqualTo(clock.instant());
        assertThat(job.runAt()).isEqualTo(clock.instant().plusSeconds(10));
        Attempt lost = store.history(id).get(0);
        assertThat(lost)
                .usingRecursiveComparison()
                .ignoringFields("error")
                .isEqualTo(new Attempt(1, WORKER, NOON, clock.instant(), Outcome.LOST, null));
        assertThat(lost.error()).startsWith("lease expired: worker ship/7");
    }

    @Test
    void leaseThatRanOutWithoutRetriesLeftKillsTheJob() {
        long id = put(mail().maxRetries(0));
        claimed();
        clock.move(LEASE);

        assertThat(store.returnOrphans(Set.of(), IN_TEN_SECONDS, 10)).isEqualTo(new Orphans(0, 1));

        assertThat(job(id).state()).isEqualTo(JobState.DEAD);
        assertThat(job(id).reason()).isEqualTo(Reason.EXHAUSTED);
        assertThat(store.history(id)).hasSize(1);
    }

    @Test
    void orphanThatWasAskedToStopDiesCancelled() {
        long id = Stage.ASKED.reach(this);
        clock.move(LEASE);

        assertThat(store.returnOrphans(Set.of(), IN_TEN_SECONDS, 10)).isEqualTo(new Orphans(0, 1));

        assertThat(job(id).reason()).isEqualTo(Reason.CANCELLED);
    }

    @Test
    void orphanOfATypeThatIsNotRetriedIsDead() {
        RetryPolicies policies = IN_TEN_SECONDS.with("once", new RetryPolicy.None());
        long once = put(NewJob.of("once", "{}"));
        long again = put(mail());
        store.claim(request(2));
        clock.move(LEASE);

        assertThat(store.returnOrphans(Set.of(), policies, 10)).isEqualTo(new Orphans(1, 1));
        assertThat(job(once)).returns(JobState.DEAD, Job::state).returns(Reason.EXHAUSTED, Job::reason);
        assertThat(job(again).state()).isEqualTo(JobState.PENDING);
    }

    @Test
    void waitOfAnOrphanGrowsWithItsAttempts() {
        long id = put(mail());
        RetryPolicies doubling =
                RetryPolicies.all(new RetryPolicy.Exponential(Duration.ofSeconds(10), 0, Duration.ofHours(1)));
        for (int wait : new int[] {10, 20, 40}) {
            claimed();
            clock.move(LEASE);
            store.returnOrphans(Set.of(), doubling, 10);
            assertThat(job(id).runAt()).isEqualTo(clock.instant().plusSeconds(wait));
            clock.set(job(id).runAt());
        }
    }

    @Test
    void jobsOfAGoneWorkerAreReturnedThoughTheirLeasesRunOn() {
        long ours = put(mail());
        claimed();
        long theirs = put(mail().maxRetries(0));
        store.claim(new ClaimRequest("other/9", 1, LEASE, Set.of(), Duration.ZERO));
        store.beat(worker("other/9", "12345"));

        List<WorkerInfo> gone = List.of(worker("other/9", "12345"), worker("never/1", "12345"));
        assertThat(store.returnOrphans(gone, IN_TEN_SECONDS, 10)).isEqualTo(new Orphans(0, 1));

        assertThat(job(ours).state()).isEqualTo(JobState.LOCKED);
        assertThat(job(theirs).state()).isEqualTo(JobState.DEAD);
        assertThat(store.history(theirs).get(0).error()).startsWith("lease expired: worker other/9");
    }

    @Test
    void jobsOfAProcessThatWasGivenAGoneWorkersPidAreLeftAlone() {
        long id = put(mail());
        store.beat(worker(WORKER, "12345"));
        store.beat(worker(WORKER, "67890"));
        claimed();

        assertThat(store.returnOrphans(List.of(worker(WORKER, "12345")), IN_TEN_SECONDS, 10))
                .isEqualTo(new Orphans(0, 0));

        assertThat(job(id).state()).isEqualTo(JobState.LOCKED);
    }

    @Test
    void jobsOfAWorkerThatBeatsAgainAfterItWasJudgedAreLeftAlone() {
        long id = put(mail());
        Lease lease = claimed();
        WorkerInfo judged = worker(WORKER, "12345");
        store.beat(judged);
        clock.move(Duration.ofSeconds(10));
        store.beat(new WorkerInfo(WORKER, "ship", 7, "12345", "boot", 4, List.of(), 0, NOON, clock.instant()));

        assertThat(store.returnOrphans(List.of(judged), IN_TEN_SECONDS, 10)).isEqualTo(new Orphans(0, 0));
        assertThat(store.returnOrphans(store.workers(), IN_TEN_SECONDS, 10)).isEqualTo(new Orphans(1, 0));
        assertThat(complete(lease)).isFalse();
        assertThat(job(id).state()).isEqualTo(JobState.PENDING);
    }

    @Test
    void limitHoldsHowManyAreReturnedAtOnce() {
        IntStream.range(0, 5).forEach(i -> put(mail()));
        store.claim(request(5));
        List<WorkerInfo> gone = List.of(worker(WORKER, "12345"));
        store.beat(gone.get(0));
        clock.move(LEASE);

        assertThat(store.returnOrphans(Set.of(), IN_TEN_SECONDS, 2)).isEqualTo(new Orphans(2, 0));
        assertThat(store.returnOrphans(gone, IN_TEN_SECONDS, 2)).isEqualTo(new Orphans(2, 0));
        assertThat(store.returnOrphans(Set.of(), IN_TEN_SECONDS, 2)).isEqualTo(new Orphans(1, 0));
        assertThat(store.returnOrphans(gone, IN_TEN_SECONDS, 2)).isEqualTo(new Orphans(0, 0));
    }

    @Test
    void leaseThatHadNotRunOutWhenItWasJudgedIsLeftAlone() {
        put(mail());
        claimed();
        Instant judgedAt = NOON.plus(LEASE);
        clock.move(Duration.ofHours(1));

        assertThat(store.returnOrphans(Set.of(), IN_TEN_SECONDS, 10, judgedAt.minusMillis(1)))
                .isEqualTo(new Orphans(0, 0));
        assertThat(store.returnOrphans(Set.of(), IN_TEN_SECONDS, 10, judgedAt)).isEqualTo(new Orphans(1, 0));
    }

    @Test
    void clockSetBackProlongsNoLeaseForEver() {
        put(mail());
        Lease lease = claimed();
        clock.move(Duration.ofHours(-1));

        assertThat(store.backlog().orphaned()).isZero();
        assertThat(heartbeat(lease)).isEqualTo(LeaseState.HELD);
        clock.move(LEASE);
        assertThat(store.returnOrphans(Set.of(), IN_TEN_SECONDS, 10)).isEqualTo(new Orphans(1, 0));
    }

    private WorkerInfo worker(String id, String processStart) {
        return new WorkerInfo(id, "ship", 7, processStart, "boot", 4, List.of(), 0, NOON, NOON);
    }
}
