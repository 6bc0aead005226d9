package dev.quarterdeck.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Reason;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.FinishedPurge;
import dev.quarterdeck.store.FlowMinute;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What is kept no longer goes, and nothing else. */
abstract class ExpiryContract extends StoreContract {

    ExpiryContract(StoreFactory factory) {
        super(factory);
    }

    @Test
    void onlyJobsOfTheSpanTheQueueAndTheStateGo() {
        long[] done = IntStream.range(0, 4).mapToLong(i -> done("mail")).toArray();
        long other = done("web");
        clock.set(NOON.plusSeconds(1));
        put(mail().queue("mail"));
        reject(claimed(), "bad");

        FinishedPurge purge = store.purgeFinished("mail", JobState.DONE, NOON.plusSeconds(1), NOON.plusSeconds(3), 10);

        assertThat(purge).isEqualTo(new FinishedPurge(2, NOON.plusSeconds(3)));
        assertThat(store.find(done[1])).isEmpty();
        assertThat(store.find(done[2])).isEmpty();
        assertThat(job(done[0]).state()).isEqualTo(JobState.DONE);
        assertThat(job(done[3]).state()).isEqualTo(JobState.DONE);
        assertThat(job(other).state()).isEqualTo(JobState.DONE);
        assertThat(store.counts().of("mail", JobState.DONE)).isEqualTo(2);
        assertThat(store.counts().of("mail", JobState.DEAD)).isEqualTo(1);
        assertThat(store.counts().of("web", JobState.DONE)).isEqualTo(1);
    }

    @Test
    void deadJobsGoWhateverTheirReasonAndTheirHistoryWithThem() {
        long exhausted = Stage.EXHAUSTED.reach(this);
        long rejected = Stage.REJECTED.reach(this);
        long cancelled = Stage.CANCELLED.reach(this);
        assertThat(store.history(exhausted)).isNotEmpty();
        clock.move(Duration.ofDays(1));

        int purged = 0;
        for (String queue : new String[] {"stage", "default"}) {
            purged += store.purgeFinished(queue, JobState.DEAD, Instant.EPOCH, clock.instant(), 10)
                    .purged();
        }

        assertThat(purged).isEqualTo(3);
        for (long id : new long[] {exhausted, rejected, cancelled}) {
            assertThat(store.find(id)).isEmpty();
            assertThat(store.history(id)).isEmpty();
        }
        for (Reason reason : Reason.values()) {
            assertThat(store.counts().of(reason)).isZero();
        }
    }

    @Test
    void stepsOfManyGoOnWhereTheLastOneEndedThoughMomentsAreShared() {
        for (int i = 0; i < 7; i++) {
            long id = put(mail());
            assertThat(complete(claimed())).isTrue();
            assertThat(job(id).since()).isEqualTo(NOON);
        }
        done("default");
        Instant until = NOON.plusSeconds(60);

        FinishedPurge first = store.purgeFinished("default", JobState.DONE, NOON, until, 3);
        assertThat(first).isEqualTo(new FinishedPurge(3, NOON));
        FinishedPurge second = store.purgeFinished("default", JobState.DONE, first.next(), until, 3);
        assertThat(second).isEqualTo(new FinishedPurge(3, NOON));
        FinishedPurge third = store.purgeFinished("default", JobState.DONE, second.next(), until, 3);
        assertThat(third).isEqualTo(new FinishedPurge(2, until));
        assertThat(store.counts().total()).isZero();
    }

    @Test
    void jobThatWasTouchedSinceStays() {
        long again = done("default");
        change(Change.of(Verb.REQUEUE), again);
        clock.move(Duration.ofHours(1));
        complete(claimed());

        assertThat(store.purgeFinished("default", JobState.DONE, Instant.EPOCH, clock.instant(), 10)
                        .purged())
                .isZero();
        assertThat(job(again).state()).isEqualTo(JobState.DONE);
    }

    @Test
    void keyOfAJobThatWentIsFreeAgain() {
        long id = put(mail().key("k"));
        complete(claimed());
        clock.move(Duration.ofHours(1));
        store.purgeFinished("default", JobState.DONE, Instant.EPOCH, clock.instant(), 10);

        assertThat(store.enqueue(mail().key("k")).created()).isTrue();
        assertThat(store.find(id)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"DONE", "DEAD"})
    void jobsThatAreNotFinishedNeverGo(JobState state) {
        assertThatThrownBy(() -> store.purgeFinished("default", state, Instant.EPOCH, NOON, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected done or dead, got: " + state.word());
    }

    @Test
    void flowBeforeAMomentIsForgottenByAndBy() {
        for (int minute = 0; minute < 4; minute++) {
            put(mail().queue("a"));
            put(mail().queue("b"));
            clock.move(Duration.ofMinutes(1));
        }
        Instant third = NOON.plusSeconds(120);

        assertThat(store.forgetFlow(third.plusSeconds(59), 3)).isEqualTo(3);
        assertThat(store.forgetFlow(third.plusSeconds(59), 3)).isEqualTo(1);
        assertThat(store.forgetFlow(third.plusSeconds(59), 3)).isZero();
        assertThat(store.flow(Instant.EPOCH))
                .hasSize(4)
                .extracting(FlowMinute::minute)
                .allMatch(minute -> !minute.isBefore(third));
    }

    /** One more done job, one second after the last. */
    private long done(String queue) {
        long id = put(mail().queue(queue));
        complete(claimed());
        clock.move(Duration.ofSeconds(1));
        return id;
    }
}
