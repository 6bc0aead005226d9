package dev.quarterdeck.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VisitThreadsTest {
    private final VisitThreads threads = new VisitThreads();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @Test
    void whatBreaksOnAThreadThatCameOfAVisitIsToldToThatVisitAlone() throws InterruptedException {
        var bobIsThere = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        threads.start("bob", thrown -> told.add("bob"), () -> {
            bobIsThere.countDown();
            awaitQuietly(over);
        });
        assertThat(bobIsThere.await(10, TimeUnit.SECONDS)).isTrue();

        threads.start("ann", thrown -> told.add("ann: " + thrown.getMessage()), () -> new Thread(() -> {
                    throw new IllegalStateException("broken");
                })
                .start());

        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("ann: broken");
        over.countDown();
        assertThat(told).isEmpty();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
