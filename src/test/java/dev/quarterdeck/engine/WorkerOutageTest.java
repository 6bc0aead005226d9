package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.store.StoreException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store in trouble delays the worker and costs it nothing else. */
@Timeout(60)
class WorkerOutageTest extends EngineTest {

    @ParameterizedTest
    @ValueSource(strings = {"tally", "claim", "settleAsync", "counts", "beat"})
    void aBusyStoreIsAskedAgain(String method) throws Exception {
        long id = put();
        WorkerSummary summary = work(
                        busy(method, 3),
                        all(claim -> "done"),
                        SETTINGS.untilEmpty(true).manager(false))
                .await();

        assertThat(summary).isEqualTo(new WorkerSummary(1, 0, 0, 0, 0));
        assertThat(job(id).result()).isEqualTo("done");
        assertThat(notes).as("one line for one outage").hasSize(1);
        assertThat(notes.get(0)).endsWith(": held by process 7; trying again");
    }

    @Test
    void aSettlementThatHasToWaitKeepsItsLease() throws Exception {
        long id = put();
        CountDownLatch over = new CountDownLatch(1);
        JobStore ill = Meddling.with(store)
                .before("settleAsync", arguments -> {
                    if (over.getCount() > 0) {
                        throw new StoreException.Full("no room", null);
                    }
                })
                .store();
        Worker worker = work(ill, all(claim -> "done"), SETTINGS.untilEmpty(true));
        Job claimed = in(JobState.LOCKED, id);
        until(() -> store.clock().instant().isAfter(claimed.leaseUntil()));
        over.countDown();

        assertThat(worker.await()).isEqualTo(new WorkerSummary(1, 0, 0, 0, 0));
        assertThat(job(id).attempts()).isEqualTo(1);
    }

    @Test
    void heartbeatsThatFailAreRepeatedInTime() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        long id = put();
        Worker worker = work(
                busy("heartbeat", 2),
                all(claim -> {
                    mayEnd.await();
                    return null;
                }),
                SETTINGS.untilEmpty(true));
        Job claimed = in(JobState.LOCKED, id);
        until(() -> store.clock().instant().isAfter(claimed.leaseUntil()));
        mayEnd.countDown();

        assertThat(worker.await()).isEqualTo(new WorkerSummary(1, 0, 0, 0, 0));
    }

    @Test
    void aSettlementThatCannotBeMadeIsGivenUpWhenAskedTwice() throws Exception {
        long id = put();
        JobStore ill = busy("settleAsync", Integer.MAX_VALUE);
        Worker worker = work(ill, all(claim -> "done"), SETTINGS);
        until(() -> !notes.isEmpty());
        worker.stop();
        worker.stop();

        assertThat(worker.await()).isEqualTo(new WorkerSummary(0, 0, 0, 0, 1));
        assertThat(notes).contains("job " + id + " could not be settled; it stays locked until its lease runs out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"claim", "settleAsync", "heartbeat", "beat"})
    void anUnusableStoreEndsTheWorkerWithItsReason(String method) {
        put();
        StoreException damaged = new StoreException.Unusable("jobs.db is damaged", null);
        JobStore ill = Meddling.with(store)
                .before(method, arguments -> {
                    throw damaged;
                })
                .store();
        JobHandler beatsAreDue = claim -> {
            until(() -> store.clock().instant().isAfter(claim.job().leaseUntil()));
            return "done";
        };
        Worker worker = work(ill, all(beatsAreDue), SETTINGS);

        assertThat(catchThrowable(worker::await)).isSameAs(damaged);
        assertThat(notes).noneMatch(note -> note.contains("trying again"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tally", "claim", "heartbeat", "beat", "retire"})
    void anErrorEndsTheWorkerAndIsTold(String method) {
        put();
        Error error = new NoClassDefFoundError("dev/quarterdeck/Gone");
        JobStore ill = Meddling.with(store)
                .before(method, arguments -> {
                    throw error;
                })
                .store();
        JobHandler beatsAreDue = claim -> {
            until(() -> store.clock().instant().isAfter(claim.job().leaseUntil()));
            return "done";
        };
        Worker worker = work(ill, all(beatsAreDue), SETTINGS.untilEmpty(true));

        assertThat(catchThrowable(worker::await))
                .isInstanceOf(IllegalStateException.class)
                .hasCause(error);
        assertThat(notes).contains("worker ends: NoClassDefFoundError: dev/quarterdeck/Gone");
    }

    @Test
    void aSettlementThatCanNeverBeMadeKeepsNoOtherJobWaiting() throws Exception {
        long tooBig = put();
        JobStore ill = Meddling.with(store)
                .before("settleAsync", arguments -> {
                    if (((Settlement) arguments[0]).lease().jobId() == tooBig) {
                        throw new StoreException.Failed("too big", null, false);
                    }
                })
                .store();
        Worker worker = work(ill, all(claim -> "done"), SETTINGS.threads(1).manager(false));
        until(() -> !notes.isEmpty());
        long next = put();
        in(JobState.DONE, next);
        worker.stop();

        assertThat(worker.await()).isEqualTo(new WorkerSummary(1, 0, 0, 0, 1));
        assertThat(notes).containsExactly("job " + tooBig + " could not be settled: too big");
    }

    private JobStore busy(String method, int times) {
        AtomicInteger left = new AtomicInteger(times);
        return Meddling.with(store)
                .before(method, arguments -> {
                    if (left.getAndDecrement() > 0) {
                        throw new StoreException.Busy("held by process 7", null);
                    }
                })
                .store();
    }
}
