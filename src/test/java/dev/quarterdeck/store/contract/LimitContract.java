package dev.quarterdeck.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Priority;
import dev.quarterdeck.job.Rate;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.Lease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How fast and how many of a queue's jobs may run. */
abstract class LimitContract extends StoreContract {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    LimitContract(StoreFactory factory) {
        super(factory);
    }

    @Test
    void noMoreAreLockedThanMayRun() {
        putAll("a", 5);
        running("a", 2);

        List<Claim> first = store.claim(request(10));
        assertThat(first).hasSize(2);
        assertThat(store.claim(request(10))).isEmpty();

        complete(first.get(0).lease());
        assertThat(store.claim(request(10))).hasSize(1);
    }

    /** However a claim ends, another job may run. */
    @ParameterizedTest
    @EnumSource(SettleContract.Way.class)
    void everyEndOfAClaimFreesItsPlace(SettleContract.Way way) {
        putAll("a", 2);
        running("a", 1);
        Lease lease = claimed();

        store.settle(way.of(lease));

        assertThat(store.claim(request(10))).hasSize(1);
    }

    @Test
    void orphanTakesItsPlaceUntilItIsReturned() {
        putAll("a", 2);
        running("a", 1);
        claimed();
        clock.move(LEASE.multipliedBy(2));
        assertThat(store.claim(request(10))).isEmpty();

        store.returnOrphans(Set.of(), IN_TEN_SECONDS, 10);
        assertThat(store.claim(request(10))).hasSize(1);
    }

    @Test
    void limitBelowWhatRunsLetsThatEndAndStartsNothing() {
        putAll("a", 4);
        List<Claim> three = store.claim(request(3));
        running("a", 2);

        assertThat(store.claim(request(10))).isEmpty();
        complete(three.get(0).lease());
        assertThat(store.claim(request(10))).isEmpty();
        complete(three.get(1).lease());
        assertThat(store.claim(request(10))).hasSize(1);
    }

    @Test
    void queueThatRestedStartsASecondsWorthAtOnceAndThenEvenly() {
        putAll("a", 30);
        rate("a", "10/s");

        assertThat(store.claim(request(100))).hasSize(10);
        assertThat(store.claim(request(100))).isEmpty();
        clock.move(Duration.ofMillis(99));
        assertThat(store.claim(request(100))).isEmpty();
        clock.move(Duration.ofMillis(1));
        assertThat(store.claim(request(100))).hasSize(1);
        clock.move(Duration.ofMillis(450));
        assertThat(store.claim(request(100))).hasSize(4);
        clock.move(Duration.ofMillis(50));
        assertThat(store.claim(request(100))).hasSize(1);
        clock.move(Duration.ofDays(1));
        assertThat(store.claim(request(100))).hasSize(10);
    }

    @Test
    void rateBelowOneASecondStartsOneAtATime() {
        putAll("a", 3);
        rate("a", "6/m");

        assertThat(store.claim(request(10))).hasSize(1);
        clock.move(Duration.ofSeconds(9));
        assertThat(store.claim(request(10))).isEmpty();
        clock.move(Duration.ofSeconds(1));
        assertThat(store.claim(request(10))).hasSize(1);
    }

    @Test
    void rateOutlivesTheProcess() {
        putAll("a", 30);
        rate("a", "10/s");
        store.claim(request(100));
        reopen();

        assertThat(store.claim(request(100))).isEmpty();
    }

    @Test
    void clockThatWasSetBackDoesNotStopAQueue() {
        putAll("a", 30);
        rate("a", "10/s");
        store.claim(request(100));
        clock.move(Duration.ofHours(-1));
        store.enqueueAll(jobs("a", 30));

        assertThat(store.claim(request(100))).hasSize(10);
        assertThat(store.claim(request(100))).isEmpty();
    }

    @Test
    void bothLimitsHold() {
        putAll("a", 30);
        rate("a", "10/s");
        running("a", 3);

        List<Claim> three = store.claim(request(100));
        assertThat(three).hasSize(3);
        three.forEach(claim -> complete(claim.lease()));
        three = store.claim(request(100));
        three.forEach(claim -> complete(claim.lease()));
        three = store.claim(request(100));
        three.forEach(claim -> complete(claim.lease()));
        assertThat(store.claim(request(100))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "q*[x]", "\"quoted\" \\ back", "line\nbreak", "\ud83d\ude80", "'"})
    void otherQueuesGoOnInTheirOrder(String limited) {
        running(limited, 1);
        long first = put(mail().queue(limited).priority(Priority.CRITICAL));
        put(mail().queue(limited).priority(Priority.CRITICAL));
        long second = put(mail().queue("free").priority(Priority.HIGH));
        long third = put(mail().queue("free").priority(Priority.LOW));

        assertThat(claimedIds(10)).containsExactly(first, second, third);
    }

    @Test
    void mostUrgentJobOfALimitedQueueGoesFirst() {
        running("a", 2);
        put(mail().queue("a").priority(Priority.LOW));
        long urgent = put(mail().queue("a").priority(Priority.CRITICAL));
        long next = put(mail().queue("a").priority(Priority.HIGH));

        assertThat(claimedIds(10)).containsExactly(urgent, next);
    }

    @Test
    void pausedQueueStaysPausedWhateverItsLimits() {
        putAll("a", 3);
        running("a", 2);
        store.pause("a");

        assertThat(store.claim(request(10))).isEmpty();
    }

    @Test
    void claimThatWaitsGetsThePlaceThatBecomesFree() {
        putAll("a", 2);
        running("a", 1);
        Lease lease = claimed();
        CompletableFuture<List<Claim>> waiting = waitingClaim();

        complete(lease);

        assertThat(waiting.join()).hasSize(1);
    }

    @Test
    void claimThatWaitsGetsAJobOnceTheRateAllows() {
        putAll("a", 2);
        rate("a", "1/m");
        claimed();
        CompletableFuture<List<Claim>> waiting = waitingClaim();
        clock.move(Duration.ofMinutes(1));

        assertThat(waiting.join()).hasSize(1);
    }

    @Test
    void claimThatWaitsGetsAJobWhenTheLimitIsTakenAway() {
        putAll("a", 2);
        running("a", 1);
        claimed();
        CompletableFuture<List<Claim>> waiting = waitingClaim();

        store.limit("a", limits -> limits.running(null));

        assertThat(waiting.join()).hasSize(1);
    }

    /** Of two who claim at once none gets what is not allowed. */
    @Test
    void limitHoldsAmongManyWhoClaimAtOnce() {
        putAll("a", 200);
        running("a", 7);
        List<CompletableFuture<List<Claim>>> claims = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String worker = "ship/" + i;
            claims.add(CompletableFuture.supplyAsync(
                    () -> store.claim(new ClaimRequest(worker, 5, LEASE, Set.of(), Duration.ZERO))));
        }

        assertThat(claims.stream().mapToInt(claim -> claim.join().size()).sum()).isEqualTo(7);
    }

    private CompletableFuture<List<Claim>> waitingClaim() {
        Thread[] waiter = new Thread[1];
        CompletableFuture<List<Claim>> claims = new CompletableFuture<>();
        waiter[0] = new Thread(
                () -> claims.complete(store.claim(new ClaimRequest("ship/9", 10, LEASE, Set.of(), PATIENCE))));
        waiter[0].setDaemon(true);
        waiter[0].start();
        await().atMost(PATIENCE).until(() -> waiter[0].getState() == Thread.State.TIMED_WAITING);
        return claims;
    }

    private void running(String queue, int jobs) {
        store.limit(queue, limits -> limits.running(jobs));
    }

    private void rate(String queue, String rate) {
        store.limit(queue, limits -> limits.rate(Rate.parse(rate)));
    }

    private void putAll(String queue, int count) {
        store.enqueueAll(jobs(queue, count));
    }

    private static List<NewJob> jobs(String queue, int count) {
        return IntStream.range(0, count).mapToObj(i -> mail().queue(queue)).toList();
    }
}
