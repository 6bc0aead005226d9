package dev.quarterdeck.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PacerTest {
    private final Pacer pacer = new Pacer();

    @Test
    void dataIsDrawnTenTimesASecondAtMost() {
        assertThat(pacer.waitNanos(millis(0))).isZero();
        pacer.drawn(millis(0));

        assertThat(pacer.waitNanos(millis(30))).isEqualTo(millis(70));
        assertThat(pacer.waitNanos(millis(100))).isZero();
        assertThat(pacer.waitNanos(millis(1_000))).isZero();
    }

    @Test
    void theAnswerToAKeyPassesAtOnce() {
        pacer.drawn(millis(0));
        pacer.keyPressed();

        assertThat(pacer.waitNanos(millis(10))).isZero();
        pacer.drawn(millis(10));
        assertThat(pacer.waitNanos(millis(20))).isEqualTo(millis(90));
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
