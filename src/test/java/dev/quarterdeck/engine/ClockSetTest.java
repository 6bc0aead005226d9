package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.ClaimRequest;
import dev.quarterdeck.store.WorkerInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody sets the clock of the host by an hour while a worker and its manager are at work. */
@Timeout(60)
class ClockSetTest extends EngineTest {
    /** Long enough that no heartbeat comes too late by itself. */
    private static final Duration LEASE = Duration.ofSeconds(3);

    private static final ProcessIdentity OWN = ProcessIdentity.own();
    private static final WorkerInfo GONE = new WorkerInfo(
            OWN.host() + "/gone",
            OWN.host(),
            Long.MAX_VALUE,
            "start",
            OWN.bootId(),
            1,
            List.of(),
            0,
            Instant.EPOCH,
            Instant.now().plus(Duration.ofDays(1)));

    private volatile Duration set = Duration.ZERO;

    @Override
    InstantSource clock() {
        return () -> Instant.now().plus(set);
    }

    @ParameterizedTest(name = "by {0}")
    @ValueSource(strings = {"-PT1H", "PT1H"})
    void workGoesOnAndNoJobIsTakenFromItsWorker(Duration by) throws Exception {
        long orphan = putClaimedBy(GONE);
        CountDownLatch mayEnd = new CountDownLatch(1);
        Handlers handlers = all(claim -> "done").with("long", claim -> {
            mayEnd.await();
            return "done";
        });
        long running = put(NewJob.of("long", ""));
        Worker worker = work(handlers, SETTINGS.lease(LEASE));
        in(JobState.LOCKED, running);
        set = by;

        in(JobState.DONE, put());
        until(() -> notes.stream().anyMatch(note -> note.startsWith("the clock moved by ")));
        // That it returns the job of a worker that is gone shows that the manager's own waiting is over.
        store.beat(GONE);
        in(JobState.DONE, orphan);
        assertThat(job(running).state()).isEqualTo(JobState.LOCKED);
        assertThat(job(running).leaseUntil())
                .isBetween(clock().instant(), clock().instant().plus(LEASE));

        mayEnd.countDown();
        assertThat(in(JobState.DONE, running).attempts()).isEqualTo(1);
        assertThat(job(orphan).attempts()).isEqualTo(2);
        worker.stop();
        assertThat(worker.await()).isEqualTo(new WorkerSummary(3, 0, 0, 0, 0));
    }

    @ParameterizedTest(name = "in a queue that has {0}")
    @ValueSource(strings = {"waited", "been scheduled"})
    void whatWasDueWaitsWhileTheClockIsWrongAndIsDoneOnceItIsRight(String how) throws Exception {
        long due = put(
                how.equals("waited") ? NewJob.of("t", "") : NewJob.of("t", "").in(Duration.ofMillis(1)));
        set = Duration.ofHours(-1);
        work(all(claim -> "done"), SETTINGS.lease(LEASE));
        in(JobState.DONE, put());
        assertThat(job(due).state()).isEqualTo(JobState.PENDING);

        set = Duration.ZERO;
        assertThat(in(JobState.DONE, due).attempts()).isEqualTo(1);
    }

    private long putClaimedBy(WorkerInfo worker) {
        long id = put();
        store.claim(new ClaimRequest(worker.id(), 1, Duration.ofDays(1), Set.of(), Duration.ZERO));
        return id;
    }
}
