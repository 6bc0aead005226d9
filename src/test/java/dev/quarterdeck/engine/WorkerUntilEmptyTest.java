package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.RetryPolicies;
import dev.quarterdeck.job.RetryPolicy;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.Settlement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkerUntilEmptyTest extends EngineTest {
    private static final WorkerSettings UNTIL_EMPTY = SETTINGS.untilEmpty(true);

    @Test
    void anEmptyQueueIsDoneWithAtOnce() throws Exception {
        assertThat(work(all(claim -> null), UNTIL_EMPTY).await().total()).isZero();
    }

    @Test
    void scheduledJobsAndRetriesAreWaitedFor() throws Exception {
        long scheduled = put(NewJob.of("t", "").in(Duration.ofMillis(400)));
        long retried = put(NewJob.of("retried", ""));
        Handlers handlers = all(claim -> null).with("retried", claim -> {
            if (claim.job().attempts() == 1) {
                throw new FailException("first");
            }
            return null;
        });
        RetryPolicy policy = new RetryPolicy.Exponential(Duration.ofMillis(300), 0, Duration.ofHours(1));
        work(handlers, UNTIL_EMPTY.retries(RetryPolicies.all(policy))).await();

        assertThat(job(scheduled).state()).isEqualTo(JobState.DONE);
        assertThat(job(retried).state()).isEqualTo(JobState.DONE);
    }

    @Test
    void jobsThatOthersHoldAreWaitedFor() throws Exception {
        put();
        List<Claim> other = store.claim(new ClaimRequest("other/1", 1, Duration.ofHours(1), Set.of(), Duration.ZERO));
        CountDownLatch worked = new CountDownLatch(1);
        put();
        Worker worker = work(
                all(claim -> {
                    worked.countDown();
                    return null;
                }),
                UNTIL_EMPTY);
        worked.await();
        until(() -> store.counts().of(JobState.DONE) == 1);
        assertThat(store.workers()).as("it goes on").hasSize(1);
        store.settle(new Settlement.Complete(other.get(0).lease(), null));

        assertThat(worker.await().completed()).isEqualTo(1);
    }

    @Test
    void otherQueuesAreNoneOfItsBusiness() throws Exception {
        long other = put(NewJob.of("t", "").queue("other"));
        put(NewJob.of("t", "").queue("mine"));
        WorkerSummary summary =
                work(all(claim -> null), UNTIL_EMPTY.queues(Set.of("mine"))).await();

        assertThat(summary.completed()).isEqualTo(1);
        assertThat(job(other).state()).isEqualTo(JobState.PENDING);
    }
}
