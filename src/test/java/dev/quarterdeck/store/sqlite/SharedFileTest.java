package dev.quarterdeck.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.OpenOptions.Durability;
import dev.quarterdeck.store.model.SettableClock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two stores on one file, as two processes have them, and whoever else holds its lock. */
class SharedFileTest {
    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ClaimRequest PATIENT = new ClaimRequest("ship/1", 1, LEASE, Set.of(), Duration.ofMinutes(5));

    @TempDir
    Path dir;

    private final SettableClock clock = new SettableClock(NOON);
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private SqliteStore ours;
    private SqliteStore theirs;

    @BeforeEach
    void open() {
        OpenOptions options = new OpenOptions(Access.CREATE, Durability.NORMAL, clock);
        ours = SqliteStore.open(dir.resolve("jobs.db"), options);
        theirs = SqliteStore.open(dir.resolve("jobs.db"), options);
    }

    @AfterEach
    void close() {
        ours.close();
        theirs.close();
        threads.shutdownNow();
    }

    @Test
    void jobOfAnotherProcessWakesTheClaim() throws Exception {
        CompletableFuture<List<Claim>> claims = async(() -> ours.claim(PATIENT));

        long id = theirs.enqueue(NewJob.of("t", "p")).id();

        assertThat(soon(claims)).extracting(claim -> claim.job().id()).containsExactly(id);
    }

    @Test
    void eachOfManyJobsWakesWhoeverWaitsForItsQueue() throws Exception {
        async(() -> ours.claim(forQueue("idle")));
        CompletableFuture<List<Claim>> claims = async(() -> ours.claim(forQueue("busy")));
        for (int i = 0; i < 60; i++) {
            long id = theirs.enqueue(NewJob.of("t", "p").queue("busy")).id();

            assertThat(soon(claims)).extracting(claim -> claim.job().id()).containsExactly(id);
            claims = async(() -> ours.claim(forQueue("busy")));
        }
    }

    @Test
    void queueThatAnotherProcessResumesWakesTheClaim() throws Exception {
        theirs.pause("default");
        theirs.enqueue(NewJob.of("t", "p"));
        CompletableFuture<List<Claim>> claims = async(() -> ours.claim(PATIENT));

        theirs.resume("default");

        assertThat(soon(claims)).hasSize(1);
    }

    @Test
    void queueThatAnotherProcessPausedIsNotClaimedFrom() {
        ours.enqueue(NewJob.of("t", "p"));
        theirs.pause("default");

        assertThat(ours.claim(new ClaimRequest("ship/1", 1, LEASE, Set.of(), Duration.ZERO)))
                .isEmpty();
    }

    @Test
    void keyOfAnotherProcessIsKnown() {
        Enqueued first = theirs.enqueue(NewJob.of("t", "p").key("k"));

        assertThat(ours.enqueue(NewJob.of("t", "p").key("k"))).isEqualTo(new Enqueued(first.id(), "k", false));
    }

    @Test
    void closingEndsTheClaimsThatWait() throws Exception {
        CompletableFuture<List<Claim>> claims = async(() -> ours.claim(PATIENT));
        CompletableFuture<Enqueued> unrelated =
                ours.enqueueAsync(NewJob.of("t", "p").queue("q").in(LEASE));
        unrelated.join();

        ours.close();

        assertThat(claims.handle((found, failure) -> found == null || found.isEmpty())
                        .get(10, TimeUnit.SECONDS))
                .isTrue();
    }

    @Test
    void lockOfAnotherProgramIsWaitedFor() throws Exception {
        try (Connection other = lock()) {
            CompletableFuture<Enqueued> enqueued = async(() -> ours.enqueue(NewJob.of("t", "p")));
            CompletableFuture<Boolean> released = releaseLater(other);

            assertThat(soon(released)).isTrue();
            assertThat(soon(enqueued).created()).isTrue();
        }
    }

    @Test
    void leaseBeginsWhenTheLockIsThereAndNotWhenItWasAskedFor() throws Exception {
        ours.enqueue(NewJob.of("t", "p"));
        try (Connection other = lock()) {
            CompletableFuture<List<Claim>> claims = async(() -> ours.claim(PATIENT));
            CompletableFuture<Boolean> released = releaseLater(other, () -> clock.move(LEASE.multipliedBy(2)));

            assertThat(soon(released)).isTrue();
            assertThat(soon(claims))
                    .extracting(claim -> claim.job().leaseUntil())
                    .containsExactly(NOON.plus(LEASE.multipliedBy(3)));
        }
    }

    private static ClaimRequest forQueue(String queue) {
        return new ClaimRequest("ship/1", 1, LEASE, Set.of(queue), Duration.ofMinutes(5));
    }

    private <T> CompletableFuture<T> async(Supplier<T> call) {
        return CompletableFuture.supplyAsync(call, threads);
    }

    private Connection lock() throws SQLException {
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("jobs.db"));
        execute(other, "BEGIN IMMEDIATE");
        return other;
    }

    private CompletableFuture<Boolean> releaseLater(Connection other) {
        return releaseLater(other, () -> {});
    }

    /** Long enough for whoever wants the lock to be waiting for it. */
    private CompletableFuture<Boolean> releaseLater(Connection other, Runnable before) {
        return CompletableFuture.supplyAsync(
                () -> {
                    before.run();
                    execute(other, "COMMIT");
                    return true;
                },
                CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));
    }

    private static void execute(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    private static <T> T soon(CompletableFuture<T> future) throws Exception {
        return future.get(10, TimeUnit.SECONDS);
    }
}
