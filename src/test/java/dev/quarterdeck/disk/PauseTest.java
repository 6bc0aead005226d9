package dev.quarterdeck.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PauseTest {
    @Test
    void anInterruptedThreadPausesAsLongAndStaysInterrupted() {
        long nanos = Duration.ofMillis(20).toNanos();
        long began = System.nanoTime();
        Thread.currentThread().interrupt();
        Pause.ofNanos(nanos);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(nanos);
    }

    @Test
    void othersStayAsTheyAre() {
        Pause.ofNanos(0);

        assertThat(Thread.interrupted()).isFalse();
    }
}
