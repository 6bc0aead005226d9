package dev.quarterdeck.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.JobStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a claim waits for its first job; the clock is the real one here. */
abstract class PatienceContract {
    /** Longer than any of these tests may take: whoever waits for it to pass fails. */
    private static final Duration LONG = Duration.ofMinutes(5);

    /** Far more than waking takes, far less than {@link #LONG}. */
    private static final Duration AT_ONCE = Duration.ofSeconds(30);

    private final StoreFactory factory;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    @TempDir
    Path dir;

    private JobStore store;

    PatienceContract(StoreFactory factory) {
        this.factory = factory;
    }

    @BeforeEach
    void open() throws Exception {
        store = factory.open(Files.createDirectory(dir.resolve("ticking")), InstantSource.system());
    }

    @AfterEach
    void close() throws Exception {
        store.wakeAll();
        for (Thread thread : threads) {
            thread.join(AT_ONCE.toMillis());
            assertThat(thread.isAlive()).as("a claim still waits").isFalse();
        }
        Soundness.prove(store);
        store.close();
    }

    @Test
    void noPatienceReturnsAtOnce() throws Exception {
        assertThat(waiting("w", Duration.ZERO).get(AT_ONCE.toSeconds(), TimeUnit.SECONDS))
                .isEmpty();
    }

    @Test
    void patienceThatPassesReturnsNothing() throws Exception {
        long start = System.nanoTime();

        List<Claim> claims = waiting("w", Duration.ofMillis(200)).get(AT_ONCE.toSeconds(), TimeUnit.SECONDS);

        assertThat(claims).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(190));
    }

    @Test
    void enqueueFromAnotherThreadWakesTheClaim() throws Exception {
        CompletableFuture<List<Claim>> claims = waitingNow("w");

        long id = store.enqueue(StoreContract.mail()).id();

        assertThat(atOnce(claims)).containsExactly(id);
    }

    @Test
    void batchWakesAsManyAsItHasJobs() throws Exception {
        List<CompletableFuture<List<Claim>>> all =
                IntStream.range(0, 4).mapToObj(i -> waitingNow("w" + i)).toList();

        store.enqueueAll(
                List.of(StoreContract.mail(), StoreContract.mail(), StoreContract.mail(), StoreContract.mail()));

        List<Long> claimed = new CopyOnWriteArrayList<>();
        for (CompletableFuture<List<Claim>> claims : all) {
            claimed.addAll(atOnce(claims));
        }
        assertThat(claimed).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
    }

    @Test
    void oneJobGoesToOneOfManyWhoWait() {
        List<CompletableFuture<List<Claim>>> all =
                IntStream.range(0, 3).mapToObj(i -> waitingNow("w" + i)).toList();

        store.enqueue(StoreContract.mail());
        until(() -> all.stream().anyMatch(CompletableFuture::isDone));
        until(() -> {
            store.wakeAll();
            return all.stream().allMatch(CompletableFuture::isDone);
        });

        assertThat(all.stream().filter(claims -> claims.join().size() == 1)).hasSize(1);
        assertThat(all.stream().filter(claims -> claims.join().isEmpty())).hasSize(2);
    }

    @Test
    void jobThatBecomesDueWakesTheClaim() throws Exception {
        long id = store.enqueue(StoreContract.mail().in(Duration.ofMillis(400))).id();

        CompletableFuture<List<Claim>> claims = waitingNow("w");

        assertThat(atOnce(claims)).containsExactly(id);
    }

    @Test
    void jobScheduledWhileTheClaimWaitsWakesItWhenItIsDue() throws Exception {
        store.enqueue(StoreContract.mail().in(Duration.ofDays(1)));
        CompletableFuture<List<Claim>> claims = waitingNow("w");

        long id = store.enqueue(StoreContract.mail().in(Duration.ofMillis(300))).id();

        assertThat(atOnce(claims)).containsExactly(id);
    }

    @Test
    void resumeWakesTheClaim() throws Exception {
        store.pause("default");
        long id = store.enqueue(StoreContract.mail()).id();
        CompletableFuture<List<Claim>> claims = waitingNow("w");

        store.resume("default");

        assertThat(atOnce(claims)).containsExactly(id);
    }

    @Test
    void wakeAllReturnsEveryClaimWithNothing() throws Exception {
        CompletableFuture<List<Claim>> a = waitingNow("a");
        CompletableFuture<List<Claim>> b = waitingNow("b");

        until(() -> {
            store.wakeAll();
            return a.isDone() && b.isDone();
        });

        assertThat(a.get()).isEmpty();
        assertThat(b.get()).isEmpty();
    }

    @Test
    void wakeAllDoesNotHurryLaterClaims() throws Exception {
        store.wakeAll();
        CompletableFuture<List<Claim>> claims = waitingNow("w");

        long id = store.enqueue(StoreContract.mail()).id();

        assertThat(atOnce(claims)).containsExactly(id);
    }

    @Test
    void interruptEndsTheWaitWithNothing() throws Exception {
        CompletableFuture<List<Claim>> claims = waitingNow("w");

        threads.get(0).interrupt();

        assertThat(atOnce(claims)).isEmpty();
        store.enqueue(StoreContract.mail());
        assertThat(store.counts().of(JobState.LOCKED)).isZero();
    }

    @Test
    void interruptThatCameBeforeTheWaitEndsItTooAndStaysSet() {
        Thread.currentThread().interrupt();

        assertThat(store.claim(new ClaimRequest("w", 1, StoreContract.LEASE, Set.of(), LONG)))
                .isEmpty();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void interruptKeepsNoJobFromTheOneThatClaimedIt() {
        long id = store.enqueue(StoreContract.mail()).id();
        Thread.currentThread().interrupt();

        assertThat(StoreContract.ids(store.claim(new ClaimRequest("w", 1, StoreContract.LEASE, Set.of(), LONG))))
                .containsExactly(id);
        assertThat(Thread.interrupted()).isTrue();
    }

    private CompletableFuture<List<Claim>> waitingNow(String worker) {
        CompletableFuture<List<Claim>> claims = waiting(worker, LONG);
        Thread thread = threads.get(threads.size() - 1);
        until(() -> claims.isDone() || thread.getState() == Thread.State.TIMED_WAITING);
        return claims;
    }

    private CompletableFuture<List<Claim>> waiting(String worker, Duration patience) {
        CompletableFuture<List<Claim>> claims = new CompletableFuture<>();
        ClaimRequest request = new ClaimRequest(worker, 1, StoreContract.LEASE, Set.of(), patience);
        Thread thread = new Thread(() -> {
            try {
                claims.complete(store.claim(request));
            } catch (RuntimeException e) {
                claims.completeExceptionally(e);
            }
        });
        threads.add(thread);
        thread.start();
        return claims;
    }

    private static List<Long> atOnce(CompletableFuture<List<Claim>> claims)
            throws InterruptedException, ExecutionException, TimeoutException {
        return StoreContract.ids(claims.get(AT_ONCE.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static void until(BooleanSupplier condition) {
        await().atMost(AT_ONCE).pollInterval(Duration.ofMillis(2)).until(condition::getAsBoolean);
    }
}
