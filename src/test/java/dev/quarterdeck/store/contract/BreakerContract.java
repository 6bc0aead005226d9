package dev.quarterdeck.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Rate;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.By;
import dev.quarterdeck.store.OperationInfo;
import dev.quarterdeck.store.OperationQuery;
import dev.quarterdeck.store.QueueInfo;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A queue pauses itself when too many of its jobs died lately. */
abstract class BreakerContract extends StoreContract {
    BreakerContract(StoreFactory factory) {
        super(factory);
    }

    @BeforeEach
    void threeInAMinute() {
        store.limit("a", limits -> limits.pauseAfterDead(Rate.parse("3/1m")));
    }

    private boolean paused(String queue) {
        return store.queues().stream().filter(each -> each.name().equals(queue)).anyMatch(QueueInfo::paused);
    }

    private List<OperationInfo> operations() {
        return store.operations(OperationQuery.last(10));
    }

    private void rejected(String queue, int jobs) {
        for (int i = 0; i < jobs; i++) {
            put(mail().queue(queue));
            reject(claimed(), "bad");
        }
    }

    @Test
    void theDeathThatIsOneTooManyPausesTheQueueOnRecord() {
        rejected("a", 2);
        assertThat(paused("a")).isFalse();

        clock.move(Duration.ofSeconds(59));
        rejected("a", 1);

        assertThat(paused("a")).isTrue();
        assertThat(operations()).singleElement().satisfies(operation -> {
            assertThat(operation.command()).isEqualTo("pause a");
            assertThat(operation.by()).isEqualTo(new By("breaker", "queue", "3 dead in 1m"));
            assertThat(operation.startedAt()).isEqualTo(clock.instant());
            assertThat(operation.endedAt()).isEqualTo(clock.instant());
            assertThat(operation.matched()).isEqualTo(1);
            assertThat(operation.changed()).isEqualTo(1);
            assertThat(operation.undoableUntil()).isNull();
        });
    }

    @Test
    void deathsThatAreLongAgoDoNotCount() {
        rejected("a", 2);
        clock.move(Duration.ofMinutes(1));
        rejected("a", 2);

        assertThat(paused("a")).isFalse();
    }

    @Test
    void exhaustedJobsCountHoweverTheyFailed() {
        for (int i = 0; i < 3; i++) {
            put(mail().queue("a").maxRetries(0));
        }
        fail(claimed(), "no");
        store.claim(request(2));
        assertThat(paused("a")).isFalse();

        expire();

        assertThat(paused("a")).isTrue();
        assertThat(operations()).hasSize(1);
    }

    @Test
    void jobsThatAreTriedAgainDoNotCount() {
        for (int i = 0; i < 5; i++) {
            put(mail().queue("a"));
            fail(claimed(), "no");
        }

        assertThat(paused("a")).isFalse();
    }

    @Test
    void whatAnOperatorSetAsideOrCancelledDoesNotCount() {
        long waits = put(mail().queue("a"));
        long cancelled = put(mail().queue("a"));
        long runs = put(mail().queue("a"));
        change(Change.of(Verb.UNPROCESSABLE), waits);
        change(Change.of(Verb.CANCEL), cancelled);
        claimed();
        change(Change.of(Verb.UNPROCESSABLE), runs);
        put(mail().queue("a"));
        var asked = claimed();
        change(Change.of(Verb.CANCEL), asked.jobId());
        release(asked);

        rejected("a", 2);

        assertThat(paused("a")).isFalse();
        rejected("a", 1);
        assertThat(paused("a")).isTrue();
    }

    @Test
    void otherQueuesDeathsDoNotCount() {
        rejected("b", 3);
        rejected("a", 2);

        assertThat(paused("a")).isFalse();
        assertThat(paused("b")).isFalse();
    }

    @Test
    void aPausedQueueIsNotPausedAgain() {
        for (int i = 0; i < 5; i++) {
            put(mail().queue("a"));
        }
        store.claim(request(5)).forEach(claim -> reject(claim.lease(), "bad"));

        assertThat(paused("a")).isTrue();
        assertThat(operations()).hasSize(1);
        assertThat(store.claim(request(1))).isEmpty();
    }

    @Test
    void itGoesOnWhenItIsResumedOrTheBreakerIsTakenAway() {
        rejected("a", 3);
        store.limit("a", limits -> limits.pauseAfterDead(null));
        store.resume("a");

        rejected("a", 3);

        assertThat(paused("a")).isFalse();
    }

    @Test
    void orphansThatDieTogetherPauseItOnce() {
        for (int i = 0; i < 4; i++) {
            put(mail().queue("a").maxRetries(0));
        }
        store.claim(request(4));
        clock.move(LEASE);

        assertThat(store.returnOrphans(Set.of(), IN_TEN_SECONDS, 100).dead()).isEqualTo(4);

        assertThat(paused("a")).isTrue();
        assertThat(operations()).hasSize(1);
    }

    @Test
    void itCountsNoMoreThanItCanAtEveryDeath() {
        assertThatThrownBy(() -> store.limit("a", limits -> limits.pauseAfterDead(Rate.parse("1001/1m"))))
                .hasMessage("expected to pause after at most 1000 dead jobs, got: 1001");
    }
}
