package dev.quarterdeck.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Attempt;
import dev.quarterdeck.job.Attempt.Outcome;
import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Job;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.ChunkReceipt;
import dev.quarterdeck.store.Lease;
import dev.quarterdeck.store.LeaseState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator's verbs do to jobs in every situation. */
abstract class OperatorContract extends StoreContract {

    OperatorContract(StoreFactory factory) {
        super(factory);
    }

    /** Verb, situation, and what becomes of it: a state and reason, "asked", "gone", or "skipped" and the word for it. */
    @ParameterizedTest
    @CsvSource(textBlock = """
                    REQUEUE,       READY,        skipped, pending
                    REQUEUE,       SCHEDULED,    skipped, pending
                    REQUEUE,       LOCKED,       skipped, locked
                    REQUEUE,       ASKED,        skipped, locked
                    REQUEUE,       ORPHAN,       PENDING, -
                    REQUEUE,       ASKED_ORPHAN, skipped, cancel-asked
                    REQUEUE,       DONE,         PENDING, -
                    REQUEUE,       EXHAUSTED,    PENDING, -
                    REQUEUE,       REJECTED,     PENDING, -
                    REQUEUE,       CANCELLED,    PENDING, -
                    PURGE,         READY,        gone, -
                    PURGE,         SCHEDULED,    gone, -
                    PURGE,         LOCKED,       skipped, locked
                    PURGE,         ASKED,        skipped, locked
                    PURGE,         ORPHAN,       skipped, locked
                    PURGE,         ASKED_ORPHAN, skipped, cancel-asked
                    PURGE,         DONE,         gone, -
                    PURGE,         EXHAUSTED,    gone, -
                    PURGE,         REJECTED,     gone, -
                    PURGE,         CANCELLED,    gone, -
                    UNPROCESSABLE, READY,        DEAD, UNPROCESSABLE
                    UNPROCESSABLE, SCHEDULED,    DEAD, UNPROCESSABLE
                    UNPROCESSABLE, LOCKED,       DEAD, UNPROCESSABLE
                    UNPROCESSABLE, ASKED,        DEAD, UNPROCESSABLE
                    UNPROCESSABLE, ORPHAN,       DEAD, UNPROCESSABLE
                    UNPROCESSABLE, ASKED_ORPHAN, DEAD, UNPROCESSABLE
                    UNPROCESSABLE, DONE,         skipped, done
                    UNPROCESSABLE, EXHAUSTED,    DEAD, UNPROCESSABLE
                    UNPROCESSABLE, REJECTED,     DEAD, UNPROCESSABLE
                    UNPROCESSABLE, CANCELLED,    DEAD, UNPROCESSABLE
                    CANCEL,        READY,        DEAD, CANCELLED
                    CANCEL,        SCHEDULED,    DEAD, CANCELLED
                    CANCEL,        LOCKED,       asked, -
                    CANCEL,        ASKED,        asked, -
                    CANCEL,        ORPHAN,       DEAD, CANCELLED
                    CANCEL,        ASKED_ORPHAN, DEAD, CANCELLED
                    CANCEL,        DONE,         skipped, done
                    CANCEL,        EXHAUSTED,    skipped, dead
                    CANCEL,        REJECTED,     skipped, dead
                    CANCEL,        CANCELLED,    skipped, dead
                    UNLOCK,        READY,        skipped, pending
                    UNLOCK,        SCHEDULED,    skipped, pending
                    UNLOCK,        LOCKED,       skipped, locked
                    UNLOCK,        ASKED,        skipped, locked
                    UNLOCK,        ORPHAN,       PENDING, -
                    UNLOCK,        ASKED_ORPHAN, DEAD, CANCELLED
                    UNLOCK,        DONE,         skipped, done
                    UNLOCK,        EXHAUSTED,    skipped, dead
                    UNLOCK,        REJECTED,     skipped, dead
                    UNLOCK,        CANCELLED,    skipped, dead
                    UNLOCK_FORCED, READY,        skipped, pending
                    UNLOCK_FORCED, SCHEDULED,    skipped, pending
                    UNLOCK_FORCED, LOCKED,       PENDING, -
                    UNLOCK_FORCED, ASKED,        DEAD, CANCELLED
                    UNLOCK_FORCED, ORPHAN,       PENDING, -
                    UNLOCK_FORCED, ASKED_ORPHAN, DEAD, CANCELLED
                    UNLOCK_FORCED, DONE,         skipped, done
                    UNLOCK_FORCED, EXHAUSTED,    skipped, dead
                    UNLOCK_FORCED, REJECTED,     skipped, dead
                    UNLOCK_FORCED, CANCELLED,    skipped, dead
                    """)
    void everyVerbInEverySituation(String verb, Stage stage, String outcome, String word) {
        long id = stage.reach(this);
        Job before = job(id);

        ChunkReceipt receipt = change(changeOf(verb), id);

        switch (outcome) {
            case "skipped" -> {
                assertThat(receipt).isEqualTo(new ChunkReceipt(0, 0, Map.of(word, 1)));
                assertThat(job(id)).isEqualTo(before);
            }
            case "asked" -> {
                assertThat(receipt).isEqualTo(new ChunkReceipt(0, 1, Map.of()));
                assertThat(job(id))
                        .usingRecursiveComparison()
                        .ignoringFields("cancelAsked")
                        .isEqualTo(before);
                assertThat(job(id).cancelAsked()).isTrue();
            }
            case "gone" -> {
                assertThat(receipt).isEqualTo(new ChunkReceipt(1, 0, Map.of()));
                assertThat(store.find(id)).isEmpty();
            }
            default -> {
                assertThat(receipt).isEqualTo(new ChunkReceipt(1, 0, Map.of()));
                assertThat(job(id).state().name()).isEqualTo(outcome);
                assertThat(job(id).reason()).isEqualTo(word.equals("-") ? null : Reason.valueOf(word));
                assertThat(job(id).revision()).isGreaterThan(before.revision());
            }
        }
    }

    private static Change changeOf(String verb) {
        return verb.equals("UNLOCK_FORCED") ? Change.unlockByForce() : Change.of(Verb.valueOf(verb));
    }

    @Test
    void requeuedJobStartsAnewAndKeepsItsHistory() {
        long id = Stage.EXHAUSTED.reach(this);
        List<Attempt> history = store.history(id);
        assertThat(history).hasSize(1);

        change(Change.of(Verb.REQUEUE), id);

        Job job = job(id);
        assertThat(job.attempts()).isZero();
        assertThat(job.runAt()).isEqualTo(clock.instant());
        assertThat(job.since()).isEqualTo(clock.instant());
        assertThat(store.history(id)).isEqualTo(history);
        assertThat(claimedIds(1)).containsExactly(id);
    }

    @Test
    void requeuedJobThatWasScheduledRunsNow() {
        long id = Stage.SCHEDULED.reach(this);
        change(Change.of(Verb.CANCEL), id);

        change(Change.of(Verb.REQUEUE), id);

        assertThat(job(id).readyAt(clock.instant())).isTrue();
    }

    @Test
    void requeuedDoneJobRunsAgain() {
        long id = Stage.DONE.reach(this);

        change(Change.of(Verb.REQUEUE), id);

        assertThat(job(id).attempts()).isZero();
        assertThat(claimedIds(1)).containsExactly(id);
    }

    @Test
    void unlockedOrphanKeepsItsAttemptAndItsStoppedRunInTheHistory() {
        long id = Stage.ORPHAN.reach(this);

        change(Change.of(Verb.UNLOCK), id);

        assertThat(job(id).attempts()).isEqualTo(1);
        assertThat(job(id).readyAt(clock.instant())).isTrue();
        Attempt stopped = store.history(id).get(0);
        assertThat(stopped.outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(stopped.number()).isEqualTo(1);
        assertThat(stopped.worker()).isEqualTo(WORKER);
        assertThat(stopped.startedAt()).isEqualTo(NOON);
        assertThat(stopped.endedAt()).isEqualTo(clock.instant());
    }

    @Test
    void reasonOfTheOperatorIsKeptAsTheErrorOfTheDead() {
        long flagged = Stage.READY.reach(this);
        long cancelled = Stage.READY.reach(this);

        change(Change.of(Verb.UNPROCESSABLE, "bad \u001b[31m data"), flagged);
        change(Change.of(Verb.CANCEL, "not needed"), cancelled);

        assertThat(job(flagged).error()).isEqualTo("bad \u001b[31m data");
        assertThat(job(cancelled).error()).isEqualTo("not needed");
    }

    @Test
    void longReasonIsCutLikeEveryOtherError() {
        long id = Stage.LOCKED.reach(this);

        change(Change.of(Verb.UNPROCESSABLE, "\u00e9".repeat(Attempt.MAX_ERROR_BYTES)), id);

        assertThat(job(id).error()).isEqualTo("\u00e9".repeat(1024));
        assertThat(store.history(id).get(0).error().getBytes(StandardCharsets.UTF_8))
                .hasSizeBetween(Attempt.MAX_ERROR_BYTES - 1, Attempt.MAX_ERROR_BYTES);
    }

    @Test
    void changeWithoutAReasonKeepsTheLastError() {
        long id = Stage.EXHAUSTED.reach(this);

        change(Change.of(Verb.UNPROCESSABLE), id);

        assertThat(job(id).error()).isEqualTo("timeout after 30s");
    }

    @Test
    void cancelOfALiveClaimIsToldToItsWorkerAndKillsAfterAFailure() {
        put(mail());
        Lease lease = claimed();
        change(Change.of(Verb.CANCEL), lease.jobId());

        assertThat(heartbeat(lease)).isEqualTo(LeaseState.CANCEL_ASKED);
        assertThat(heartbeat(lease)).isEqualTo(LeaseState.CANCEL_ASKED);
        assertThat(fail(lease, "interrupted")).isTrue();

        proveCancelled(lease.jobId());
        assertThat(store.history(lease.jobId())).extracting(Attempt::error).containsExactly("interrupted");
    }

    @Test
    void cancelOfALiveClaimKillsAfterARelease() {
        put(mail());
        Lease lease = claimed();
        change(Change.of(Verb.CANCEL), lease.jobId());

        assertThat(release(lease)).isTrue();

        proveCancelled(lease.jobId());
        assertThat(job(lease.jobId()).attempts()).isEqualTo(1);
        assertThat(store.history(lease.jobId())).extracting(Attempt::outcome).containsExactly(Outcome.STOPPED);
    }

    @Test
    void jobThatCompletesAfterTheCancelIsDone() {
        put(mail());
        Lease lease = claimed();
        change(Change.of(Verb.CANCEL), lease.jobId());

        assertThat(complete(lease)).isTrue();

        assertThat(job(lease.jobId()).state()).isEqualTo(JobState.DONE);
        assertThat(job(lease.jobId()).cancelAsked()).isFalse();
    }

    @Test
    void requestToStopIsForgottenWithItsClaim() {
        long id = Stage.ASKED.reach(this);
        clock.move(LEASE);
        store.returnOrphans(Set.of(), IN_TEN_SECONDS, 10);
        change(Change.of(Verb.REQUEUE), id);

        Lease lease = claimed();

        assertThat(heartbeat(lease)).isEqualTo(LeaseState.HELD);
    }

    @Test
    void purgeForeverRemovesTheHistoryToo() {
        long id = Stage.EXHAUSTED.reach(this);

        change(Change.purgeForever(), id);

        assertThat(store.history(id)).isEmpty();
        assertThat(store.payload(id)).isEmpty();
    }

    private void proveCancelled(long id) {
        assertThat(job(id).state()).isEqualTo(JobState.DEAD);
        assertThat(job(id).reason()).isEqualTo(Reason.CANCELLED);
    }
}
