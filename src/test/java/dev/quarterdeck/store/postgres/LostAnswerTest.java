package dev.quarterdeck.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.Target;
import dev.quarterdeck.store.contract.Soundness;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server commits, and its answer is lost: what was asked happens once all the same, and whoever asked is told so. */
class LostAnswerTest {
    private static final String MARKER = "the one whose answer is lost";

    /** The queue has its row then, so that the next one goes alone. */
    private static final int BEFORE = 2;

    private CuttingProxy proxy;
    private PostgresStore store;

    @BeforeEach
    void open() throws IOException {
        Target.Server there = TestServer.target(TestServer.freshUrl());
        proxy = new CuttingProxy(there.port());
        Target.Server through = new Target.Server(
                there.host(), proxy.port(), there.database(), there.user(), null, there.schema(), there.options());
        store = PostgresStore.open(through, OpenOptions.of(Access.CREATE));
        IntStream.range(0, BEFORE).forEach(i -> store.enqueue(NewJob.of("before", "p")));
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        proxy.close();
    }

    @Test
    void jobWithoutKeyIsAddedOnce() {
        proxy.cutAfter(MARKER);

        Enqueued answer = store.enqueue(NewJob.of("t", MARKER));

        assertThat(answer.created()).isTrue();
        proveAdded(List.of(answer.id()));
    }

    @Test
    void jobWithKeyIsAddedOnce() {
        proxy.cutAfter(MARKER);

        Enqueued answer = store.enqueue(NewJob.of("t", MARKER).key("k"));

        proveAdded(List.of(answer.id()));
    }

    @Test
    void firstJobOfItsQueueIsAddedOnce() {
        proxy.cutAfter("{\"" + MARKER + "\"}");

        Enqueued answer = store.enqueue(NewJob.of("t", MARKER).queue(MARKER));

        assertThat(answer.created()).isTrue();
        proveAdded(List.of(answer.id()));
    }

    @Test
    void jobsHandedOverTogetherAreAddedOnce() {
        // The name of the queue stands in what is counted, which is sent with the commit.
        proxy.cutAfter("{\"" + MARKER + "\"}");

        List<Enqueued> answers = store.enqueueAll(List.of(
                NewJob.of("t", MARKER).queue(MARKER),
                NewJob.of("t", MARKER).queue(MARKER).key("k"),
                NewJob.of("t", MARKER).queue(MARKER).key("k")));

        assertThat(answers).extracting(Enqueued::created).containsExactly(true, true, false);
        assertThat(answers.get(2).id()).isEqualTo(answers.get(1).id());
        proveAdded(List.of(answers.get(0).id(), answers.get(1).id()));
    }

    @Test
    void jobThatNobodyWaitsForIsAddedOnce() {
        proxy.cutAfter(MARKER);

        CompletableFuture<Enqueued> answer = store.enqueueAsync(NewJob.of("t", MARKER));

        assertThat(answer.join().created()).isTrue();
        proveAdded(List.of(answer.join().id()));
    }

    @Test
    void claimIsCompletedOnce() {
        Claim claim = claim("w").get(0);
        proxy.cutAfter(MARKER);

        assertThat(store.settle(new Settlement.Complete(claim.lease(), MARKER))).isTrue();

        assertThat(proxy.cuts()).isEqualTo(1);
        assertThat(store.find(claim.job().id()).orElseThrow().state()).isEqualTo(JobState.DONE);
        assertThat(store.settle(new Settlement.Complete(claim.lease(), "again")))
                .isFalse();
        Soundness.prove(store);
    }

    @Test
    void whatAClaimTookUnheardStaysLockedAndNobodyElseGetsIt() {
        proxy.cutAfter(MARKER);

        List<Claim> claims = claim(MARKER);

        assertThat(proxy.cuts()).isEqualTo(1);
        assertThat(store.counts().of(JobState.LOCKED)).isEqualTo(2);
        assertThat(claims).hasSize(1);
        assertThat(store.settle(new Settlement.Complete(claims.get(0).lease(), null)))
                .isTrue();
        Soundness.prove(store);
    }

    @Test
    void putWithoutKeyIsSaidToBeUnknownWhenNobodyIsThereToBeAsked() {
        proxy.cutForGoodAfter(MARKER);

        assertThatThrownBy(() -> store.enqueue(NewJob.of("t", MARKER)))
                .hasMessageContaining("whether it was done is not known")
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.mayPass()).isFalse());
    }

    @Test
    void whatAnybodyMaySayAgainIsNotSaidToBeUnknown() {
        proxy.cutForGoodAfter(MARKER);

        assertThatThrownBy(() -> claim(MARKER))
                .hasMessageContaining("cannot reach")
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.mayPass()).isTrue());
    }

    private List<Claim> claim(String worker) {
        return store.claim(new ClaimRequest(worker, 1, Duration.ofMinutes(5), Set.of(), Duration.ZERO));
    }

    private void proveAdded(List<Long> ids) {
        assertThat(proxy.cuts()).isEqualTo(1);
        assertThat(Soundness.everyJob(store))
                .filteredOn(job -> job.type().equals("t"))
                .extracting(Job::id)
                .containsExactlyInAnyOrderElementsOf(ids);
        Soundness.prove(store);
    }
}
