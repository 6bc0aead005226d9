package dev.quarterdeck.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VisitInputTest {
    private final AtomicInteger interrupts = new AtomicInteger();
    private final AtomicInteger consumed = new AtomicInteger();
    private final VisitInput input = new VisitInput(consumed::addAndGet, interrupts::incrementAndGet);

    private int receive(String text) {
        byte[] bytes = ("__" + text).getBytes(UTF_8);
        return input.data(null, bytes, 2, bytes.length - 2);
    }

    private String read(int length) throws IOException {
        byte[] buffer = new byte[length];
        int count = input.read(buffer, 0, length, 0);
        return count <= 0 ? String.valueOf(count) : new String(buffer, 0, count, UTF_8);
    }

    @Test
    void givesWhatCameInOrderHoweverItIsReadAndSaysThatNothingWasConsumedBefore() throws IOException {
        assertThat(receive("abc")).isZero();
        receive("de");

        assertThat(read(2)).isEqualTo("ab");
        assertThat(consumed).hasValue(2);
        assertThat(read(9)).isEqualTo("c");
        assertThat(read(9)).isEqualTo("de");
        assertThat(read(9)).isEqualTo("0");
        assertThat(consumed).hasValue(5);
    }

    @Test
    void whatCameBeforeTheEndIsStillRead() throws IOException {
        receive("abc");
        input.close();
        receive("too late");

        assertThat(input.stream().readAllBytes()).isEqualTo("abc".getBytes(UTF_8));
        assertThat(read(1)).isEqualTo("-1");
    }

    @Test
    void ctrlCIsToldAndStaysAKey() throws IOException {
        receive("a\u0003b");

        assertThat(interrupts).hasValue(1);
        assertThat(read(9)).isEqualTo("a\u0003b");
    }
}
