package dev.quarterdeck.store.contract;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Filter;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.RetryPolicies;
import dev.quarterdeck.job.RetryPolicy;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.ChunkReceipt;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.LeaseState;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.model.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A store at noon with nothing in it, and the words in which the contracts tell their cases. */
abstract class StoreContract {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Duration LEASE = Duration.ofSeconds(30);
    static final String WORKER = "ship/7";

    /** Waits exactly ten seconds, whatever the attempt. */
    static final RetryPolicies IN_TEN_SECONDS = RetryPolicies.all(new RetryPolicy.Fixed(Duration.ofSeconds(10)));

    final SettableClock clock = new SettableClock(NOON);
    private final StoreFactory factory;

    @TempDir
    Path dir;

    JobStore store;

    StoreContract(StoreFactory factory) {
        this.factory = factory;
    }

    @BeforeEach
    void open() {
        store = factory.open(dir, clock);
    }

    @AfterEach
    void proveSoundAndClose() {
        Soundness.prove(store);
        store.close();
    }

    void reopen() {
        store.close();
        store = factory.open(dir, clock);
    }

    static NewJob mail() {
        return NewJob.of("mail.send", "{}");
    }

    long put(NewJob job) {
        return store.enqueue(job).id();
    }

    Job job(long id) {
        return store.find(id).orElseThrow();
    }

    static ClaimRequest request(int limit) {
        return new ClaimRequest(WORKER, limit, LEASE, Set.of(), Duration.ZERO);
    }

    /** Claims the one job that is ready. */
    Lease claimed() {
        List<Claim> claims = store.claim(request(1));
        return claims.get(0).lease();
    }

    /** The ids that a claim of so many gives. */
    List<Long> claimedIds(int limit) {
        return ids(store.claim(request(limit)));
    }

    static List<Long> ids(List<Claim> claims) {
        return claims.stream().map(claim -> claim.job().id()).toList();
    }

    boolean complete(Lease lease) {
        return store.settle(new Settlement.Complete(lease, null));
    }

    boolean fail(Lease lease, String error) {
        return store.settle(new Settlement.Fail(lease, error, Duration.ofSeconds(10)));
    }

    boolean reject(Lease lease, String error) {
        return store.settle(new Settlement.Reject(lease, error));
    }

    boolean release(Lease lease) {
        return store.settle(new Settlement.Release(lease));
    }

    LeaseState heartbeat(Lease lease) {
        return store.heartbeat(List.of(lease), LEASE).get(lease);
    }

    void expire() {
        clock.move(LEASE);
        store.returnOrphans(Set.of(), IN_TEN_SECONDS, 100);
    }

    Selection select(Long... ids) {
        return Selection.ofIds(List.of(ids), clock.instant());
    }

    Selection every(JobState... states) {
        return new Selection(Set.of(states), List.of(), Filter.ANY, true, clock.instant());
    }

    ChunkReceipt change(Change change, Long... ids) {
        return apply(change, select(ids), List.of(ids));
    }

    /** Changes all that the selection matches. */
    ChunkReceipt change(Change change, Selection selection) {
        return apply(
                change,
                selection,
                LongStream.of(store.freeze(selection)).boxed().toList());
    }

    ChunkReceipt apply(Change change, Selection selection, List<Long> ids) {
        long[] frozen = ids.stream().mapToLong(Long::longValue).toArray();
        long operation = store.begin(change.verb().word(), By.of("test", "cli"), frozen.length);
        ChunkReceipt receipt = store.apply(operation, change, selection, frozen);
        store.end(operation, clock.instant(), null);
        return receipt;
    }
}
