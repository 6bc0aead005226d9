package dev.quarterdeck.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.Enqueued;
import dev.quarterdeck.store.OpenOptions;
import dev.quarterdeck.store.OpenOptions.Access;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.Target;
import dev.quarterdeck.store.contract.Soundness;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** So many callers that their writes share commits: each gets its own answer. */
@Timeout(60)
class SharedWritesTest {
    private static final int CALLERS = 16;
    private static final int EACH = 50;

    private PostgresStore store;
    private ExecutorService crew;

    @BeforeEach
    void open() {
        store = PostgresStore.open(TestServer.target(TestServer.freshUrl()), OpenOptions.of(Access.CREATE));
        crew = Executors.newFixedThreadPool(CALLERS);
    }

    @AfterEach
    void close() {
        crew.shutdownNow();
        store.close();
    }

    @Test
    void eachJobHasTheIdThatItsCallerWasTold() throws Exception {
        List<List<Enqueued>> told = all(caller -> {
            List<Enqueued> answers = new ArrayList<>();
            for (int i = 0; i < EACH; i++) {
                answers.add(store.enqueue(NewJob.of("t", "").name(caller + "/" + i)));
            }
            return answers;
        });

        List<Job> jobs = Soundness.everyJob(store);
        assertThat(jobs).hasSize(CALLERS * EACH);
        for (int caller = 0; caller < CALLERS; caller++) {
            for (int i = 0; i < EACH; i++) {
                long id = told.get(caller).get(i).id();
                assertThat(store.find(id).orElseThrow().name()).isEqualTo(caller + "/" + i);
            }
        }
        Soundness.prove(store);
    }

    @Test
    void ofManyWhoPutTheSameKeyOneMadeTheJob() throws Exception {
        List<Enqueued> told = all(caller -> store.enqueue(NewJob.of("t", "").key("k")));

        assertThat(told).extracting(Enqueued::id).containsOnly(told.get(0).id());
        assertThat(told).filteredOn(Enqueued::created).hasSize(1);
        Soundness.prove(store);
    }

    @Test
    void claimIsEndedByOneOfManyWhoTry() throws Exception {
        store.enqueueAll(List.of(NewJob.of("t", ""), NewJob.of("t", "")));
        List<Claim> claims = store.claim(new ClaimRequest("w", 2, Duration.ofMinutes(5), Set.of(), Duration.ZERO));

        List<Boolean> ended = all(caller -> store.settle(settlement(claims.get(caller % 2), caller)));

        assertThat(ended).filteredOn(one -> one).hasSize(2);
        assertThat(store.counts().of(JobState.LOCKED)).isZero();
        Soundness.prove(store);
    }

    private static Settlement settlement(Claim claim, int caller) {
        return caller % 4 < 2
                ? new Settlement.Complete(claim.lease(), "by " + caller)
                : new Settlement.Reject(claim.lease(), "by " + caller);
    }

    @Test
    void whatMakesNoSenseFailsForItsCallerAlone() throws Exception {
        store.enqueueAll(Collections.nCopies(CALLERS, NewJob.of("t", "")));
        List<Claim> claims =
                store.claim(new ClaimRequest("w", CALLERS, Duration.ofMinutes(5), Set.of(), Duration.ZERO));
        Duration senseless = ChronoUnit.FOREVER.getDuration();

        List<String> told = all(caller -> {
            try {
                return String.valueOf(store.settle(
                        new Settlement.Fail(claims.get(caller).lease(), "x", caller == 0 ? senseless : Duration.ZERO)));
            } catch (ArithmeticException e) {
                return "senseless";
            }
        });

        assertThat(told.get(0)).isEqualTo("senseless");
        assertThat(told.subList(1, CALLERS)).containsOnly("true");
        Soundness.prove(store);
    }

    @Test
    void whoFollowsAFutureMayPutAndWait() throws Exception {
        List<Enqueued> followers = all(caller -> {
            Enqueued last = null;
            for (int i = 0; i < EACH; i++) {
                last = caller < CALLERS / 2 ? followed() : put();
            }
            return last;
        });

        assertThat(followers).allMatch(Enqueued::created);
        store.close();
        try (PostgresStore again = PostgresStore.open((Target.Server) store.target(), OpenOptions.of(Access.READ))) {
            assertThat(again.counts().total()).isEqualTo(CALLERS / 2 * 3L * EACH);
        }
    }

    private Enqueued followed() throws Exception {
        return store.enqueueAsync(NewJob.of("first", ""))
                .thenApply(first -> put())
                .get(40, TimeUnit.SECONDS);
    }

    private Enqueued put() {
        return store.enqueue(NewJob.of("second", ""));
    }

    /** What a caller does, who has a number from 0. */
    @FunctionalInterface
    private interface Doing<T> {
        T of(int caller) throws Exception;
    }

    private <T> List<T> all(Doing<T> doing) throws Exception {
        List<Callable<T>> calls = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            int caller = i;
            calls.add(() -> doing.of(caller));
        }
        List<T> answers = new ArrayList<>();
        for (Future<T> answer : crew.invokeAll(calls, 50, TimeUnit.SECONDS)) {
            answers.add(answer.get());
        }
        return answers;
    }
}
