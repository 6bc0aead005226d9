package dev.quarterdeck.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TerminalGuardTest {
    private static final byte[] FRAME = "\033[Hx".getBytes(UTF_8);

    private final FakeTty tty = new FakeTty(3, 1);
    private final TerminalGuard guard = new TerminalGuard(tty);

    @Test
    void theOtherScreenComesWithTheFirstFrameInOneWrite() throws IOException {
        guard.take();
        assertThat(tty.isRaw()).isTrue();
        assertThat(tty.isAlternate()).isFalse();

        guard.write(FRAME);

        assertThat(tty.isAlternate()).isTrue();
        assertThat(tty.writes).hasValue(1);
    }

    @Test
    void itIsGivenBackOnceAndNothingIsDrawnAfterwards() throws IOException {
        guard.take();
        guard.write(FRAME);

        assertThat(guard.close()).isTrue();
        assertThat(guard.close()).isTrue();
        guard.write(FRAME);
        guard.take();

        assertThat(tty.writes).hasValue(2);
        assertThat(tty.isAsFound()).isTrue();
    }

    @Test
    void whatWasNeverDrawnOnIsOnlyPutBackInItsModes() throws IOException {
        guard.take();

        guard.close();

        assertThat(tty.writes).hasValue(0);
        assertThat(tty.isAsFound()).isTrue();
    }

    @Test
    void aTerminalThatIsGoneIsNoError() throws IOException {
        guard.take();
        guard.write(FRAME);
        tty.hangUp();

        assertThat(guard.close()).isFalse();
        assertThat(tty.isRaw()).isFalse();
    }

    @Test
    void anInterruptedThreadGivesItBackToo() throws IOException {
        guard.take();
        Thread.currentThread().interrupt();

        boolean there = guard.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(there).isTrue();
        assertThat(tty.isAsFound()).isTrue();
    }

    @Test
    void aTerminalThatHangsInAFrameDoesNotHoldTheEndUp() throws IOException {
        guard.take();
        guard.write(FRAME);
        CountDownLatch goOn = tty.blockWrites();
        CompletableFuture<Void> frame = CompletableFuture.runAsync(() -> {
            try {
                guard.write(FRAME);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        await().until(tty::isBlocked);

        await().atMost(Duration.ofSeconds(20)).until(guard::close);

        assertThat(tty.isRaw()).isFalse();
        goOn.countDown();
        frame.join();
    }
}
