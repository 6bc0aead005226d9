package dev.quarterdeck.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Attempt;
import dev.quarterdeck.job.Attempt.Outcome;
import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.LeaseState;
import dev.quarterdeck.store.Settlement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a worker ends its claim, and who may not. */
abstract class SettleContract extends StoreContract {

    SettleContract(StoreFactory factory) {
        super(factory);
    }

    /** The ways to end a claim. */
    enum Way {
        COMPLETE,
        FAIL,
        REJECT,
        RELEASE;

        Settlement of(Lease lease) {
            return switch (this) {
                case COMPLETE -> new Settlement.Complete(lease, "late");
                case FAIL -> new Settlement.Fail(lease, "late", Duration.ZERO);
                case REJECT -> new Settlement.Reject(lease, "late");
                case RELEASE -> new Settlement.Release(lease);
            };
        }
    }

    @Test
    void failureThatIsNotToBeTriedAgainIsTheEndWhateverRetriesAreLeft() {
        long id = put(mail());

        assertThat(store.settle(new Settlement.Fail(claimed(), "boom", null))).isTrue();

        assertThat(job(id)).returns(JobState.DEAD, Job::state).returns(Reason.EXHAUSTED, Job::reason);
        assertThat(store.history(id)).extracting(Attempt::outcome).containsExactly(Outcome.FAILED);
    }

    @Test
    void completedJobIsDoneWithItsResult() {
        long id = put(mail());
        Lease lease = claimed();
        clock.move(Duration.ofSeconds(2));

        assertThat(store.settle(new Settlement.Complete(lease, "sent"))).isTrue();

        Job job = job(id);
        assertThat(job.state()).isEqualTo(JobState.DONE);
        assertThat(job.result()).isEqualTo("sent");
        assertThat(job.since()).isEqualTo(NOON.plusSeconds(2));
        assertThat(job.startedAt()).isEqualTo(NOON);
        assertThat(job.attempts()).isEqualTo(1);
        assertThat(job.worker()).isEqualTo(WORKER);
        assertThat(store.history(id)).isEmpty();
    }

    @Test
    void failedJobWithRetriesLeftIsPendingAfterItsWait() {
        long id = put(mail());
        Lease lease = claimed();
        clock.move(Duration.ofSeconds(2));

        assertThat(fail(lease, "connection refused")).isTrue();

        Job job = job(id);
        assertThat(job.state()).isEqualTo(JobState.PENDING);
        assertThat(job.runAt()).isEqualTo(NOON.plusSeconds(12));
        assertThat(job.since()).isEqualTo(NOON.plusSeconds(2));
        assertThat(job.attempts()).isEqualTo(1);
        assertThat(job.error()).isEqualTo("connection refused");
        assertThat(store.history(id))
                .containsExactly(
                        new Attempt(1, WORKER, NOON, NOON.plusSeconds(2), Outcome.FAILED, "connection refused"));
    }

    @Test
    void failedJobWithoutRetriesLeftIsDeadExhausted() {
        long id = put(mail().maxRetries(2));
        for (int attempt = 1; attempt <= 3; attempt++) {
            fail(claimed(), "failure " + attempt);
            clock.move(Duration.ofSeconds(10));
        }

        Job job = job(id);
        assertThat(job.state()).isEqualTo(JobState.DEAD);
        assertThat(job.reason()).isEqualTo(Reason.EXHAUSTED);
        assertThat(job.attempts()).isEqualTo(3);
        assertThat(job.error()).isEqualTo("failure 3");
        assertThat(store.history(id)).extracting(Attempt::number).containsExactly(1, 2, 3);
        assertThat(store.history(id)).extracting(Attempt::error).containsExactly("failure 1", "failure 2", "failure 3");
    }

    @Test
    void rejectedJobIsDeadUnprocessableWhateverRetriesAreLeft() {
        long id = put(mail());

        assertThat(reject(claimed(), "no such address")).isTrue();

        Job job = job(id);
        assertThat(job.state()).isEqualTo(JobState.DEAD);
        assertThat(job.reason()).isEqualTo(Reason.UNPROCESSABLE);
        assertThat(job.error()).isEqualTo("no such address");
        assertThat(store.history(id))
                .containsExactly(new Attempt(1, WORKER, NOON, NOON, Outcome.REJECTED, "no such address"));
    }

    @Test
    void releasedJobIsPendingAndItsAttemptDoesNotCount() {
        long id = put(mail().maxRetries(0));
        fail(claimed(), "first");
        change(Change.of(Verb.REQUEUE), id);

        assertThat(release(claimed())).isTrue();

        Job job = job(id);
        assertThat(job.state()).isEqualTo(JobState.PENDING);
        assertThat(job.attempts()).isZero();
        assertThat(job.readyAt(clock.instant())).isTrue();
        assertThat(store.history(id)).extracting(Attempt::error).containsExactly("first");
        assertThat(claimedIds(1)).containsExactly(id);
    }

    @ParameterizedTest
    @EnumSource
    void secondSettlementOfAClaimIsLost(Way way) {
        long id = put(mail());
        Lease lease = claimed();
        assertThat(store.settle(way.of(lease))).isTrue();

        proveLost(id, lease);
    }

    @Test
    void claimThatExpiredAndWasReturnedIsLost() {
        long id = put(mail());
        Lease lease = claimed();
        expire();

        proveLost(id, lease);
    }

    @Test
    void claimThatExpiredAndWasClaimedAnewIsLostAndTheNewOneHolds() {
        long id = put(mail());
        Lease old = claimed();
        expire();
        clock.move(Duration.ofSeconds(10));
        Lease renewed = claimed();

        proveLost(id, old);
        assertThat(heartbeat(renewed)).isEqualTo(LeaseState.HELD);
        assertThat(complete(renewed)).isTrue();
    }

    @Test
    void claimThatWasUnlockedIsLost() {
        long id = put(mail());
        Lease lease = claimed();
        change(Change.unlockByForce(), id);

        proveLost(id, lease);
    }

    @Test
    void claimThatWasUnlockedAndClaimedAnewIsLost() {
        long id = put(mail());
        Lease lease = claimed();
        change(Change.unlockByForce(), id);
        Lease renewed = claimed();

        proveLost(id, lease);
        assertThat(complete(renewed)).isTrue();
    }

    @Test
    void claimOfAJobFlaggedUnprocessableIsLost() {
        long id = put(mail());
        Lease lease = claimed();
        change(Change.of(Verb.UNPROCESSABLE, "bad data"), id);

        proveLost(id, lease);
    }

    @Test
    void claimOfAPurgedJobIsLost() {
        long id = put(mail());
        Lease lease = claimed();
        expire();
        change(Change.of(Verb.PURGE), id);

        for (Way way : Way.values()) {
            assertThat(store.settle(way.of(lease))).isFalse();
        }
        assertThat(heartbeat(lease)).isEqualTo(LeaseState.LOST);
        assertThat(store.find(id)).isEmpty();
    }

    @Test
    void leaseThatNeverWasIsLost() {
        assertThat(complete(new Lease(99, 1))).isFalse();
        assertThat(heartbeat(new Lease(99, 1))).isEqualTo(LeaseState.LOST);
    }

    @Test
    void futuresTellWhichSettlementsHeld() {
        IntStream.range(0, 300).forEach(i -> put(mail()));
        List<Lease> leases =
                store.claim(request(300)).stream().map(claim -> claim.lease()).toList();

        List<CompletableFuture<Boolean>> first = leases.stream()
                .map(lease -> store.settleAsync(new Settlement.Complete(lease, null)))
                .toList();
        List<CompletableFuture<Boolean>> second = leases.stream()
                .map(lease -> store.settleAsync(new Settlement.Complete(lease, null)))
                .toList();

        assertThat(first).allMatch(CompletableFuture::join);
        assertThat(second).noneMatch(CompletableFuture::join);
        assertThat(store.counts().of(JobState.DONE)).isEqualTo(300);
    }

    /** Nothing that comes with the lease changes the job any more. */
    private void proveLost(long id, Lease lease) {
        Job before = job(id);
        List<Attempt> history = store.history(id);
        for (Way way : Way.values()) {
            assertThat(store.settle(way.of(lease))).as("late %s", way).isFalse();
            assertThat(store.settleAsync(way.of(lease)).join())
                    .as("late %s", way)
                    .isFalse();
        }
        assertThat(heartbeat(lease)).isEqualTo(LeaseState.LOST);
        assertThat(job(id)).isEqualTo(before);
        assertThat(store.history(id)).isEqualTo(history);
    }
}
