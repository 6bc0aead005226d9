package dev.quarterdeck.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.FlowMinute;
import dev.quarterdeck.store.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes through, added up by queue and minute. */
abstract class FlowContract extends StoreContract {

    FlowContract(StoreFactory factory) {
        super(factory);
    }

    @Test
    void emptyStoreHasNoFlow() {
        assertThat(store.flow(NOON)).isEmpty();
    }

    @Test
    void completedJobIsCountedWithItsWaitAndItsRun() {
        put(mail());
        clock.move(Duration.ofMillis(1_500));
        Lease lease = claimed();
        clock.move(Duration.ofMillis(300));
        complete(lease);

        assertThat(store.flow(NOON)).containsExactly(minute("default", NOON, 1, 1, 1, 0, 0, 1_500, 300));
    }

    @Test
    void eachFigureIsInItsOwnMinuteAndQueue() {
        put(mail().queue("a"));
        put(mail().queue("b").maxRetries(0));
        clock.move(Duration.ofSeconds(61));
        Lease a = claimed();
        Lease b = claimed();
        clock.move(Duration.ofSeconds(61));
        complete(a);
        fail(b, "failed");

        Instant next = NOON.plusSeconds(60);
        Instant last = NOON.plusSeconds(120);
        assertThat(store.flow(NOON.plusSeconds(59)))
                .containsExactlyInAnyOrder(
                        minute("a", NOON, 1, 0, 0, 0, 0, 0, 0),
                        minute("b", NOON, 1, 0, 0, 0, 0, 0, 0),
                        minute("a", next, 0, 1, 0, 0, 0, 61_000, 0),
                        minute("b", next, 0, 1, 0, 0, 0, 61_000, 0),
                        minute("a", last, 0, 0, 1, 0, 0, 0, 61_000),
                        minute("b", last, 0, 0, 0, 1, 1, 0, 0));
        assertThat(store.flow(NOON.plusSeconds(119))).hasSize(4);
        assertThat(store.flow(last)).hasSize(2);
        assertThat(store.flow(last.plusSeconds(60))).isEmpty();
    }

    @Test
    void waitOfAScheduledJobBeginsWithItsMoment() {
        put(mail().in(Duration.ofSeconds(20)));
        clock.move(Duration.ofSeconds(21));
        claimed();

        assertThat(store.flow(NOON)).extracting(FlowMinute::waitMillis).containsExactly(1_000L);
    }

    @Test
    void lostAttemptCountsAsFailed() {
        put(mail().maxRetries(0));
        claimed();
        expire();

        assertThat(store.flow(NOON)).containsExactly(minute("default", NOON, 1, 1, 0, 1, 1, 0, 0));
    }

    @Test
    void rejectedAttemptCountsAsFailedAndItsJobAsDead() {
        put(mail());
        reject(claimed(), "rejected");

        assertThat(store.flow(NOON)).containsExactly(minute("default", NOON, 1, 1, 0, 1, 1, 0, 0));
    }

    @Test
    void releaseIsNoFailure() {
        put(mail());
        release(claimed());

        assertThat(store.flow(NOON)).containsExactly(minute("default", NOON, 1, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void jobKilledByAnOperatorCountsAsDead() {
        put(mail());
        change(Change.of(Verb.CANCEL), 1L);
        change(Change.of(Verb.UNPROCESSABLE), 1L);

        assertThat(store.flow(NOON)).containsExactly(minute("default", NOON, 1, 0, 0, 0, 1, 0, 0));
    }

    @Test
    void repeatedKeyIsCountedOnce() {
        put(mail().key("k"));
        put(mail().key("k"));
        store.enqueueAll(List.of(mail().key("k"), mail()));

        assertThat(store.flow(NOON)).containsExactly(minute("default", NOON, 2, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void clockSetBackGivesNoNegativeTimes() {
        put(mail());
        put(mail());
        Lease lease = claimed();
        clock.move(Duration.ofMillis(-500));
        complete(lease);

        assertThat(store.flow(NOON.minusSeconds(60))).allSatisfy(minute -> {
            assertThat(minute.waitMillis()).isNotNegative();
            assertThat(minute.runMillis()).isNotNegative();
        });
    }

    @Test
    void purgeKeepsTheFlow() {
        put(mail());
        change(Change.of(Verb.PURGE), 1L);
        reopen();

        assertThat(store.flow(NOON)).containsExactly(minute("default", NOON, 1, 0, 0, 0, 0, 0, 0));
    }

    private static FlowMinute minute(
            String queue,
            Instant minute,
            long enqueued,
            long started,
            long completed,
            long failed,
            long dead,
            long waitMillis,
            long runMillis) {
        return new FlowMinute(queue, minute, enqueued, started, completed, failed, dead, waitMillis, runMillis);
    }
}
