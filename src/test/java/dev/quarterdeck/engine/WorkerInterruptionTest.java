package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.By;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Handlers that are told to stop: by their timeout, by an operator, and because the claim is lost. */
class WorkerInterruptionTest extends EngineTest {
    private static final Duration TIMEOUT = Duration.ofMillis(150);

    /** Goes on until it is interrupted. */
    private static final JobHandler ENDLESS = claim -> {
        new CountDownLatch(1).await();
        return null;
    };

    @Test
    void aTimeoutInterruptsTheHandlerAndFailsTheAttempt() throws Exception {
        long id = put(NewJob.of("t", "").maxRetries(0).timeout(TIMEOUT));
        WorkerSummary summary = work(all(ENDLESS), SETTINGS.untilEmpty(true)).await();

        assertThat(job(id).reason()).isEqualTo(Reason.EXHAUSTED);
        assertThat(job(id).error()).startsWith("timeout after 150ms\nInterruptedException\n\tat ");
        assertThat(summary).isEqualTo(new WorkerSummary(0, 1, 0, 0, 0));
    }

    @Test
    void aCommandThatRunsIntoItsTimeoutIsEndedAndWhatItSaidIsKept() throws Exception {
        // Long enough for a shell to start and to say something, on a busy machine too.
        long id = put(NewJob.of("t", "").maxRetries(0).timeout(Duration.ofSeconds(3)));
        work(all(new ExecHandler("echo waiting for the lock >&2; sleep 300")), SETTINGS.untilEmpty(true))
                .await();

        assertThat(job(id).error()).isEqualTo("timeout after 3s\ninterrupted: waiting for the lock");
    }

    @Test
    void ofACommandThatSaidNothingTheTimeoutIsAllThereIsToTell() throws Exception {
        long id = put(NewJob.of("t", "").maxRetries(0).timeout(TIMEOUT));
        work(all(new ExecHandler("sleep 300")), SETTINGS.untilEmpty(true)).await();

        assertThat(job(id).error()).isEqualTo("timeout after 150ms");
    }

    @Test
    void aHandlerThatIgnoresItsTimeoutKeepsItsLeaseAndFailsAtItsEnd() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        long id = put(NewJob.of("t", "").maxRetries(0).timeout(TIMEOUT));
        Worker worker = work(all(deaf(mayEnd)), SETTINGS.untilEmpty(true));
        Job started = in(JobState.LOCKED, id);
        // Longer than the lease that it was claimed with: somebody prolonged it.
        until(() -> store.clock().instant().isAfter(started.leaseUntil()));

        assertThat(job(id).state()).isEqualTo(JobState.LOCKED);
        assertThat(worker.running()).isEqualTo(1);
        mayEnd.countDown();
        worker.await();
        assertThat(job(id).error()).isEqualTo("timeout after 150ms");
    }

    @Test
    void aJobInTimeIsNotInterrupted() throws Exception {
        long id = put(NewJob.of("t", "").timeout(Duration.ofSeconds(30)));
        work(all(claim -> "in time"), SETTINGS.untilEmpty(true)).await();

        assertThat(job(id).result()).isEqualTo("in time");
    }

    @Test
    void aLateInterruptionDoesNotHitTheNextJob() throws Exception {
        for (int i = 0; i < 200; i++) {
            put(NewJob.of("t", "").maxRetries(0).timeout(Duration.ofMillis(1)));
        }
        long innocent = put(NewJob.of("innocent", "").maxRetries(0));
        Handlers handlers = Handlers.none().with("t", claim -> null).with("innocent", claim -> {
            Thread.onSpinWait();
            return String.valueOf(Thread.interrupted());
        });
        work(handlers, SETTINGS.untilEmpty(true).threads(1)).await();

        assertThat(job(innocent).result()).isEqualTo("false");
    }

    @Test
    void aCancelledJobIsInterruptedAndDies() throws Exception {
        long id = put();
        Worker worker = work(all(ENDLESS));
        in(JobState.LOCKED, id);
        apply(Change.of(Verb.CANCEL), id);

        assertThat(in(JobState.DEAD, id).reason()).isEqualTo(Reason.CANCELLED);
        assertThat(store.history(id).get(0).error()).startsWith("cancelled while it ran");
        worker.stop();
        assertThat(worker.await()).isEqualTo(new WorkerSummary(0, 1, 0, 0, 0));
    }

    @Test
    void aLostClaimIsInterruptedAndChangesNothing() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        long id = put(NewJob.of("t", "").maxRetries(0));
        JobHandler first = claim -> {
            begun.countDown();
            try {
                return ENDLESS.handle(claim);
            } finally {
                interrupted.countDown();
            }
        };
        Worker worker = work(all(first), SETTINGS.manager(false));
        begun.await();
        store.pause("default");
        apply(Change.unlockByForce(), id);
        interrupted.await();
        worker.stop();

        assertThat(worker.await()).isEqualTo(new WorkerSummary(0, 0, 0, 0, 1));
        assertThat(job(id).state()).isEqualTo(JobState.PENDING);
        assertThat(job(id).error()).isNull();
    }

    private void apply(Change change, long id) {
        Selection selection = Selection.ofIds(List.of(id), store.clock().instant());
        long operation = store.begin("test", By.of("test", "cli"), 1);
        store.apply(operation, change, selection, new long[] {id});
    }

    /** Goes on until the latch opens, whoever interrupts it. */
    static JobHandler deaf(CountDownLatch mayEnd) {
        return claim -> {
            while (mayEnd.getCount() > 0) {
                Thread.onSpinWait();
            }
            return "finished all the same";
        };
    }
}
