package dev.quarterdeck.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class NapTest {
    @Test
    void anInterruptedThreadPausesAsLongAndStaysInterrupted() {
        long nanos = Duration.ofMillis(20).toNanos();
        long began = System.nanoTime();
        Thread.currentThread().interrupt();
        Nap.ofNanos(nanos);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(nanos);
    }

    @Test
    void othersStayAsTheyAre() {
        Nap.ofNanos(0);

        assertThat(Thread.interrupted()).isFalse();
    }
}
