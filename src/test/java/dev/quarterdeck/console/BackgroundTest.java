package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What becomes of errands while the store is busy. */
class BackgroundTest {
    private static final Lane QUEUE = Lane.of(Lane.Kind.QUEUE);
    private static final Lane COUNTS = Lane.of(Lane.Kind.COUNTS);

    private final CountDownLatch busy = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<Long> done = new ConcurrentLinkedQueue<>();

    private Finding work(Effect.Errand errand) {
        try {
            busy.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        done.add(errand.number());
        return new PictureFinding.Mark(errand.number());
    }

    private Background background() {
        return new Background(this::work, msg -> {});
    }

    @Test
    void everyOrderIsCarriedOutInItsTurn() {
        try (var background = background()) {
            LongStream.rangeClosed(1, 5)
                    .forEach(i -> background.run(new Effect.SetPaused(QUEUE, i, "mail", i % 2 == 0)));
            busy.countDown();
            await().untilAsserted(() -> assertThat(done).containsExactly(1L, 2L, 3L, 4L, 5L));
        }
    }

    @Test
    void closingCarriesOutWhatWasOrderedAndForgetsWhatWasAsked() {
        var background = background();
        List.of(1L, 2L, 3L).forEach(i -> background.run(new Effect.SetPaused(QUEUE, i, "mail", true)));
        List.of(11L, 12L, 13L).forEach(i -> background.run(new Effect.ReadCounts(COUNTS, i)));
        var closing = new Thread(background::close);
        closing.start();
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        busy.countDown();
        await().until(() -> !closing.isAlive());
        assertThat(done).contains(1L, 2L, 3L, 11L, 12L).doesNotContain(13L);
    }

    @Test
    void ofQuestionsOnlyTheLatestWaits() {
        try (var background = background()) {
            LongStream.rangeClosed(1, 5).forEach(i -> background.run(new Effect.ReadCounts(COUNTS, i)));
            busy.countDown();
            await().untilAsserted(() -> assertThat(done).containsExactlyInAnyOrder(1L, 2L, 5L));
        }
    }
}
