package dev.quarterdeck.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.QueueLimits;
import dev.quarterdeck.job.Rate;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.store.QueueInfo;
import dev.quarterdeck.store.WorkerInfo;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Queues, and the workers that serve them. */
abstract class QueueContract extends StoreContract {

    QueueContract(StoreFactory factory) {
        super(factory);
    }

    @Test
    void queueIsKnownFromItsFirstJobOnAndByName() {
        assertThat(store.queues()).isEmpty();
        put(mail().queue("b"));
        put(mail().queue("a"));
        put(mail().queue("b"));

        assertThat(store.queues()).containsExactly(new QueueInfo("a", null), new QueueInfo("b", null));
    }

    @Test
    void queueWhoseJobsWerePurgedIsStillKnown() {
        put(mail().queue("a"));
        change(Change.of(Verb.PURGE), 1L);
        reopen();

        assertThat(store.queues()).containsExactly(new QueueInfo("a", null));
    }

    @Test
    void pausedQueueTellsSinceWhen() {
        put(mail().queue("a"));
        clock.move(Duration.ofSeconds(5));

        assertThat(store.pause("a")).isTrue();
        clock.move(Duration.ofSeconds(5));
        assertThat(store.pause("a")).isFalse();
        reopen();

        assertThat(store.queues()).containsExactly(new QueueInfo("a", NOON.plusSeconds(5)));
    }

    @Test
    void resumedQueueIsNotPaused() {
        store.pause("a");

        assertThat(store.resume("a")).isTrue();
        assertThat(store.resume("a")).isFalse();
        assertThat(store.resume("never seen")).isFalse();
        assertThat(store.queues()).contains(new QueueInfo("a", null));
    }

    @Test
    void pauseTouchesNoOtherQueue() {
        put(mail().queue("a"));
        put(mail().queue("b"));
        store.pause("a");

        assertThat(store.queues()).containsExactly(new QueueInfo("a", NOON), new QueueInfo("b", null));
    }

    @Test
    void workerIsThereFromItsFirstBeatUntilItRetires() {
        WorkerInfo worker = worker("ship/7", List.of("a", "b"), 0);
        store.beat(worker);
        store.beat(worker("ship/8", List.of(), 3));
        assertThat(store.workers()).containsExactlyInAnyOrder(worker, worker("ship/8", List.of(), 3));

        clock.move(Duration.ofSeconds(5));
        WorkerInfo busier = worker("ship/7", List.of("a", "b"), 4);
        store.beat(busier);
        assertThat(store.workers()).contains(busier).doesNotContain(worker).hasSize(2);

        store.retire(busier);
        store.retire(worker("never/1", List.of(), 0));
        reopen();
        assertThat(store.workers()).extracting(WorkerInfo::id).containsExactly("ship/8");
    }

    @Test
    void rowThatALaterProcessWroteStays() {
        WorkerInfo gone = worker("ship/7", List.of(), 0);
        WorkerInfo later = new WorkerInfo("ship/7", "ship", 7, "67890", "boot", 4, List.of(), 0, NOON, NOON);
        store.beat(later);
        store.retire(gone);

        assertThat(store.workers()).containsExactly(later);
    }

    @Test
    void queueNamesOfAWorkerMayHoldAnyCharacter() {
        WorkerInfo worker = worker("ship/7", List.of("a,b", "c\nd", "\"e\"", " ", "\ud83d\ude80"), 0);
        store.beat(worker);

        assertThat(store.workers()).containsExactly(worker);
    }

    @Test
    void workerThatIsToBeQuietHearsSoWithItsBeats() {
        assertThat(store.quiet("ship/7", true)).isFalse();
        assertThat(store.beat(worker("ship/7", List.of(), 0))).isFalse();

        assertThat(store.quiet("ship/7", true)).isTrue();
        assertThat(store.beat(worker("ship/7", List.of(), 3))).isTrue();
        reopen();
        assertThat(store.workers())
                .singleElement()
                .returns(true, WorkerInfo::quiet)
                .returns(3, WorkerInfo::running);

        assertThat(store.quiet("ship/7", false)).isTrue();
        assertThat(store.beat(worker("ship/7", List.of(), 3))).isFalse();
    }

    @Test
    void laterProcessWithTheSamePidIsNotQuiet() {
        store.beat(worker("ship/7", List.of(), 0));
        store.quiet("ship/7", true);

        WorkerInfo later = new WorkerInfo("ship/7", "ship", 7, "67890", "boot", 4, List.of(), 0, NOON, NOON);
        assertThat(store.beat(later)).isFalse();
        assertThat(store.workers()).containsExactly(later);
    }

    @Test
    void limitsAreKeptWithTheQueueAndChangedFromWhatTheyAre() {
        put(mail().queue("a"));
        store.pause("a");
        QueueLimits first = QueueLimits.NONE.rate(Rate.parse("10/s")).keepDone(Duration.ofDays(7));

        assertThat(store.limit("a", limits -> first)).isEqualTo(QueueLimits.NONE);
        assertThat(store.limit("a", limits -> limits.running(4)
                        .keepDead(Duration.ofDays(90))
                        .pauseAfterDead(Rate.parse("50/1m"))))
                .isEqualTo(first);
        assertThat(store.limit("new", limits -> limits.running(1))).isEqualTo(QueueLimits.NONE);
        store.resume("a");
        reopen();

        QueueLimits second = first.running(4).keepDead(Duration.ofDays(90)).pauseAfterDead(Rate.parse("50/1m"));
        assertThat(store.queues())
                .containsExactly(
                        new QueueInfo("a", null, second), new QueueInfo("new", null, QueueLimits.NONE.running(1)));
        store.limit("a", limits -> QueueLimits.NONE);
        assertThat(store.queues()).contains(new QueueInfo("a", null));
    }

    private WorkerInfo worker(String id, List<String> queues, int running) {
        return new WorkerInfo(id, "ship", 7, "12345", "boot pid:[1]", 4, queues, running, NOON, clock.instant());
    }
}
