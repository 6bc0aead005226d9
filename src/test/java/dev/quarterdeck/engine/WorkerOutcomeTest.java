package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.job.Attempt;
import dev.quarterdeck.job.Attempt.Outcome;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.job.RetryPolicies;
import dev.quarterdeck.job.RetryPolicy;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.WorkerInfo;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How handlers end, and what becomes of their jobs. */
class WorkerOutcomeTest extends EngineTest {
    private static final WorkerSettings UNTIL_EMPTY = SETTINGS.untilEmpty(true);

    @Test
    void whatAHandlerReturnsIsTheResult() throws Exception {
        long id = put(NewJob.of("t", "ping"));
        WorkerSummary summary =
                work(all(claim -> claim.payload() + " pong"), UNTIL_EMPTY).await();

        assertThat(job(id).state()).isEqualTo(JobState.DONE);
        assertThat(job(id).result()).isEqualTo("ping pong");
        assertThat(summary).isEqualTo(new WorkerSummary(1, 0, 0, 0, 0));
    }

    @Test
    void aHandlerNeedNotReturnAnything() throws Exception {
        long id = put();
        work(all(claim -> null), UNTIL_EMPTY).await();

        assertThat(job(id).state()).isEqualTo(JobState.DONE);
        assertThat(job(id).result()).isNull();
    }

    @Test
    void whatAHandlerThrowsIsTriedAgainAndEndsDeadWithItsStackTrace() throws Exception {
        long id = put(NewJob.of("t", "").maxRetries(2));
        WorkerSummary summary = work(
                        all(claim -> {
                            throw new IOException(
                                    "disk gone, attempt " + claim.job().attempts());
                        }),
                        UNTIL_EMPTY)
                .await();

        Job dead = job(id);
        assertThat(dead.state()).isEqualTo(JobState.DEAD);
        assertThat(dead.reason()).isEqualTo(Reason.EXHAUSTED);
        assertThat(dead.attempts()).isEqualTo(3);
        assertThat(dead.error()).startsWith("IOException: disk gone, attempt 3\n\tat ");
        assertThat(store.history(id)).extracting(Attempt::number).containsExactly(1, 2, 3);
        assertThat(store.history(id)).extracting(Attempt::outcome).containsOnly(Outcome.FAILED);
        assertThat(summary).isEqualTo(new WorkerSummary(0, 3, 0, 0, 0));
    }

    @Test
    void errorsAreTheJobsFailureAndNotTheWorkers() throws Exception {
        long broken = put(NewJob.of("broken", "").maxRetries(0));
        long fine = put(NewJob.of("fine", ""));
        Handlers handlers = Handlers.none().with("fine", claim -> "ok").with("broken", claim -> {
            throw new StackOverflowError();
        });
        work(handlers, UNTIL_EMPTY.threads(1)).await();

        assertThat(job(broken).error()).startsWith("StackOverflowError");
        assertThat(job(fine).state()).isEqualTo(JobState.DONE);
    }

    @Test
    void aFailureThatCannotBeReadIsAFailureAllTheSame() throws Exception {
        long id = put(NewJob.of("t", "").maxRetries(0));
        WorkerSummary summary = work(
                        all(claim -> {
                            throw new ErrorTextTest.UnreadableException();
                        }),
                        UNTIL_EMPTY)
                .await(DEADLINE)
                .orElseThrow();

        assertThat(job(id).error()).startsWith("UnreadableException (it could not be read");
        assertThat(summary.failed()).isEqualTo(1);
    }

    @Test
    void aRejectedJobIsDeadAtOnceWhateverRetriesItHas() throws Exception {
        long id = put();
        WorkerSummary summary = work(
                        all(claim -> {
                            throw new RejectException("no such customer");
                        }),
                        UNTIL_EMPTY)
                .await();

        assertThat(job(id).reason()).isEqualTo(Reason.UNPROCESSABLE);
        assertThat(job(id).error()).isEqualTo("no such customer");
        assertThat(summary).isEqualTo(new WorkerSummary(0, 0, 1, 0, 0));
    }

    @Test
    void aTypeWithoutAHandlerFails() throws Exception {
        long id = put(NewJob.of("fax", "").maxRetries(0));
        work(Handlers.none().with("mail", claim -> null), UNTIL_EMPTY).await();

        assertThat(job(id).error()).isEqualTo("no handler for type fax; this worker knows: mail");
    }

    @Test
    void failedJobsWaitByTheirTypesPolicyLongerEachTime() throws Exception {
        RetryPolicies policies = RetryPolicies.all(exponential(1)).with("slow", exponential(4));
        put(NewJob.of("slow", "").maxRetries(3));
        put(NewJob.of("fast", "").maxRetries(1));
        List<Settlement.Fail> fails = new ArrayList<>();
        var watched = Meddling.with(store)
                .before("settleAsync", args -> fails.add((Settlement.Fail) args[0]))
                .store();
        Handlers failing = all(claim -> {
            throw new FailException(claim.job().type());
        });
        work(watched, failing, UNTIL_EMPTY.threads(1).retries(policies)).await();

        assertThat(delays(fails, "slow")).containsExactly(4L, 8L, 16L, 32L);
        assertThat(delays(fails, "fast")).containsExactly(1L, 2L);
    }

    @Test
    void aFailureThatSaysWhenToTryAgainWaitsSoLongWhateverItsTypesPolicy() throws Exception {
        long again = put(NewJob.of("busy", "").maxRetries(1));
        long over = put(NewJob.of("busy", "").maxRetries(0));
        Instant before = store.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        Worker worker = work(
                all(claim -> {
                    throw new FailException("429 too many requests", Duration.ofHours(1));
                }),
                SETTINGS.retries(RetryPolicies.all(new RetryPolicy.None())));
        Job waiting = in(JobState.PENDING, again, 1);
        Job dead = in(JobState.DEAD, over);
        worker.stop();
        worker.await();

        assertThat(waiting.runAt())
                .isBetween(
                        before.plus(Duration.ofHours(1)),
                        store.clock().instant().plus(Duration.ofHours(1)));
        assertThat(waiting.error()).isEqualTo("429 too many requests");
        assertThat(dead.reason()).isEqualTo(Reason.EXHAUSTED);
    }

    private Job in(JobState state, long id, int attempts) {
        return once(id, job -> job.state() == state && job.attempts() == attempts);
    }

    @Test
    void aWaitThatNoStoreCanKeepIsRefused() {
        for (Duration wait : List.of(Duration.ofMillis(-1), Duration.ofDays(36_501))) {
            assertThatThrownBy(() -> new FailException("later", wait))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("expected a wait from 0 to 36500 days, got: " + wait);
        }
    }

    private static List<Long> delays(List<Settlement.Fail> fails, String type) {
        return fails.stream()
                .filter(fail -> fail.error().equals(type))
                .map(fail -> fail.retryIn().toMillis())
                .toList();
    }

    private static RetryPolicy exponential(int firstMillis) {
        return new RetryPolicy.Exponential(Duration.ofMillis(firstMillis), 0, Duration.ofHours(1));
    }

    @Test
    void asManyJobsRunAtATimeAsThereAreThreads() throws Exception {
        CountDownLatch three = new CountDownLatch(3);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        for (int i = 0; i < 12; i++) {
            put();
        }
        JobHandler handler = claim -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            three.countDown();
            three.await();
            now.decrementAndGet();
            return null;
        };
        WorkerSummary summary = work(all(handler), UNTIL_EMPTY.threads(3)).await();

        assertThat(summary.completed()).isEqualTo(12);
        assertThat(most).hasValue(3);
    }

    @Test
    void aWorkerIsListedWhileItWorksAndLeavesAtItsEnd() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        put();
        Worker worker = work(
                all(claim -> {
                    mayEnd.await();
                    return null;
                }),
                UNTIL_EMPTY.queues(Set.of("default")));
        until(() -> store.workers().stream().anyMatch(row -> row.running() == 1));

        WorkerInfo row = store.workers().get(0);
        assertThat(row.id()).isEqualTo(ProcessIdentity.own().worker());
        assertThat(row.pid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(row.threads()).isEqualTo(2);
        assertThat(row.queues()).containsExactly("default");
        mayEnd.countDown();
        worker.await();
        assertThat(store.workers()).isEmpty();
    }
}
