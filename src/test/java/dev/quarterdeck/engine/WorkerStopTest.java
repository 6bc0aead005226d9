package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.StoreException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WorkerStopTest extends EngineTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final JobHandler patient = claim -> {
        begun.countDown();
        mayEnd.await();
        return "finished";
    };

    @Test
    void anIdleWorkerEndsAtOnce() throws Exception {
        Worker worker = work(all(patient));
        until(() -> !store.workers().isEmpty());
        worker.stop();

        assertThat(worker.await().total()).isZero();
    }

    @Test
    void runningJobsMayEndWithinTheGraceAndNoOthersBegin() throws Exception {
        long running = put();
        Worker worker = work(all(patient), SETTINGS.threads(1).grace(HOUR));
        begun.await();
        long waiting = put();
        worker.stop();
        mayEnd.countDown();

        assertThat(worker.await()).isEqualTo(new WorkerSummary(1, 0, 0, 0, 0));
        assertThat(job(running).result()).isEqualTo("finished");
        assertThat(job(waiting).state()).isEqualTo(JobState.PENDING);
    }

    @Test
    void whatOutlastsTheGraceIsInterruptedAndReleased() throws Exception {
        long id = put();
        Worker worker = work(all(patient), SETTINGS.grace(Duration.ofMillis(50)));
        begun.await();
        worker.stop();

        assertThat(worker.await()).isEqualTo(new WorkerSummary(0, 0, 0, 1, 0));
        Job released = job(id);
        assertThat(released.state()).isEqualTo(JobState.PENDING);
        assertThat(released.attempts()).isZero();
        assertThat(released.error()).isNull();
    }

    @Test
    void theSecondStopDoesNotWaitForTheGrace() throws Exception {
        long id = put();
        Worker worker = work(all(patient), SETTINGS.grace(HOUR));
        begun.await();
        worker.stop();
        worker.stop();

        assertThat(worker.await().released()).isEqualTo(1);
        assertThat(job(id).state()).isEqualTo(JobState.PENDING);
    }

    @Test
    void aHandlerThatIgnoresTheStopIsReleasedAllTheSame() throws Exception {
        long id = put();
        AtomicBoolean ended = new AtomicBoolean();
        JobHandler deaf = claim -> {
            begun.countDown();
            String result = WorkerInterruptionTest.deaf(mayEnd).handle(claim);
            ended.set(true);
            return result;
        };
        Worker worker = work(all(deaf), SETTINGS.grace(Duration.ZERO));
        begun.await();
        worker.stop();

        assertThat(worker.await()).isEqualTo(new WorkerSummary(0, 0, 0, 1, 0));
        assertThat(notes)
                .containsExactly("job " + id + " is given back though its handler goes on in this process;"
                        + " another worker may run it at the same time");
        assertThat(job(id).state()).isEqualTo(JobState.PENDING);
        mayEnd.countDown();
        until(ended::get);
        assertThat(job(id).state()).isEqualTo(JobState.PENDING);
        assertThat(worker.summary().total()).isEqualTo(1);
    }

    @Test
    void aGraceForEverIsWaitedFor() throws Exception {
        put();
        Worker worker =
                work(all(patient), SETTINGS.lease(ClaimRequest.LONGEST_LEASE).grace(ChronoUnit.FOREVER.getDuration()));
        begun.await();
        worker.stop();
        mayEnd.countDown();

        assertThat(worker.await()).isEqualTo(new WorkerSummary(1, 0, 0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "PT0.099S", "P36500DT0.001S", "PT2562047788015215H"})
    void aLeaseThatCannotBeKeptIsRefused(Duration lease) {
        assertThatThrownBy(() -> SETTINGS.lease(lease))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a lease from 100 ms to 36500 days, got: " + lease);
    }

    @Test
    void whatCannotBeginForWantOfAThreadIsGivenBack() {
        for (int i = 0; i < 4; i++) {
            put();
        }
        Worker worker = Worker.start(
                store,
                all(patient),
                SETTINGS.threads(4).lease(HOUR).grace(HOUR),
                WorkerListener.NONE,
                onlyOne(new DaemonThreads("test-handler")));
        until(() -> store.counts().of(JobState.PENDING) == 3);
        mayEnd.countDown();

        assertThat(catchThrowable(worker::await)).hasMessageContaining("unable to create native thread");
        assertThat(worker.summary()).isEqualTo(new WorkerSummary(1, 0, 0, 3, 0));
        assertThat(store.counts().of(JobState.LOCKED)).isZero();
    }

    /** Makes one thread that starts, and others for which the system has nothing left. */
    private static ThreadFactory onlyOne(ThreadFactory threads) {
        AtomicBoolean made = new AtomicBoolean();
        return task -> made.compareAndSet(false, true)
                ? threads.newThread(task)
                : new Thread(task) {
                    @Override
                    public synchronized void start() {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                };
    }

    @Test
    void aClosedStoreEndsTheWorkerWithItsReason() {
        Worker worker = work(all(patient));
        until(() -> !store.workers().isEmpty());
        store.close();

        assertThat(catchThrowable(worker::await)).isInstanceOf(StoreException.Closed.class);
        open();
    }
}
