package dev.quarterdeck.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.WorkerInfo;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A worker that an operator wants to come to rest. */
@Timeout(60)
class WorkerQuietTest extends EngineTest {
    private static final String QUIET = "quiet: takes no more jobs until an operator says otherwise";
    private static final String LOUD = "no longer quiet: takes jobs again";

    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final JobHandler patient = claim -> {
        begun.countDown();
        mayEnd.await();
        return "finished";
    };

    private boolean quiet(boolean on) {
        return store.quiet(ProcessIdentity.own().worker(), on);
    }

    @Test
    void whatItRunsGoesOnAndNothingElseBegins() throws Exception {
        long running = put();
        work(all(patient));
        begun.await();
        assertThat(quiet(true)).isTrue();
        until(() -> notes.contains(QUIET));
        long waiting = put();
        mayEnd.countDown();

        assertThat(in(JobState.DONE, running).result()).isEqualTo("finished");
        untilItBeatsAgain();
        assertThat(job(waiting).state()).isEqualTo(JobState.PENDING);

        quiet(false);
        in(JobState.DONE, waiting);
        until(() -> notes.contains(LOUD));
        assertThat(notes).containsExactly(QUIET, LOUD);
    }

    @Test
    void aClaimThatWaitsInTheStoreIsEnded() {
        AtomicInteger claims = new AtomicInteger();
        JobStore counted = Meddling.with(store)
                .before("claim", arguments -> claims.incrementAndGet())
                .store();
        work(counted, all(patient), SETTINGS);
        until(() -> claims.get() == 1 && !store.workers().isEmpty());
        quiet(true);
        until(() -> notes.contains(QUIET));
        long id = put();

        untilItBeatsAgain();
        assertThat(job(id).state()).isEqualTo(JobState.PENDING);
        assertThat(claims).hasValue(1);
    }

    @Test
    void aClaimThatIsJustBeginningIsEndedToo() {
        AtomicBoolean first = new AtomicBoolean(true);
        CountDownLatch held = new CountDownLatch(1);
        JobStore slow = Meddling.with(store)
                .before("claim", arguments -> {
                    if (first.getAndSet(false)) {
                        held.await();
                    }
                })
                .store();
        work(slow, all(patient), SETTINGS);
        until(() -> !first.get() && !store.workers().isEmpty());
        quiet(true);
        until(() -> notes.contains(QUIET));
        // Only now it reaches the store, after it was told.
        held.countDown();
        untilItBeatsAgain();
        long id = put();
        untilItBeatsAgain();

        assertThat(job(id).state()).isEqualTo(JobState.PENDING);
    }

    @Test
    void aWorkerThatIsToEndOnceTheQueuesAreEmptyWaits() throws Exception {
        long one = put();
        long two = put();
        Worker worker = work(
                all(claim -> {
                    begun.countDown();
                    mayEnd.await();
                    return null;
                }),
                SETTINGS.threads(1).untilEmpty(true));
        begun.await();
        quiet(true);
        until(() -> notes.contains(QUIET));
        mayEnd.countDown();
        in(JobState.DONE, one);
        untilItBeatsAgain();
        assertThat(job(two).state()).isEqualTo(JobState.PENDING);

        quiet(false);
        assertThat(worker.await().completed()).isEqualTo(2);
    }

    @Test
    void aQuietWorkerStillHearsThatItIsToStop() throws Exception {
        Worker worker = work(all(patient), SETTINGS.untilEmpty(false));
        until(() -> !store.workers().isEmpty());
        quiet(true);
        until(() -> notes.contains(QUIET));
        put();
        worker.stop();

        assertThat(worker.await().total()).isZero();
        assertThat(store.workers()).isEmpty();
    }

    @Test
    void aWorkerBesideItInTheProcessTakesJobs() {
        work(all(claim -> null), SETTINGS.manager(false));
        until(() -> !store.workers().isEmpty());
        quiet(true);
        until(() -> notes.contains(QUIET));
        long id = put();
        untilItBeatsAgain();
        assertThat(job(id).state()).isEqualTo(JobState.PENDING);

        work(all(claim -> null), SETTINGS.manager(false));
        in(JobState.DONE, id);
        assertThat(notes).containsExactly(QUIET);
    }

    @Test
    void aWorkerBeginsQuietWhenItsRowSaysSo() {
        ProcessIdentity own = ProcessIdentity.own();
        Instant now = store.clock().instant();
        store.beat(new WorkerInfo(
                own.worker(), own.host(), own.pid(), own.start(), own.bootId(), 1, List.of(), 0, now, now));
        quiet(true);
        long id = put();
        work(all(patient), SETTINGS.manager(false));
        until(() -> notes.contains(QUIET));

        untilItBeatsAgain();
        assertThat(job(id).state()).isEqualTo(JobState.PENDING);
    }

    /** Two beats: whatever it was about to do after the one before, it has done. */
    private void untilItBeatsAgain() {
        for (int i = 0; i < 2; i++) {
            var before = store.workers().get(0).beatAt();
            until(() -> store.workers().get(0).beatAt().isAfter(before));
        }
    }
}
