package dev.quarterdeck.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.command.Theme;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A terminal at the end of a slow line: frames wait for it and do not pile up, and keys wait for no frame. */
class SlowLinkTest {
    private static final int ROUNDS = 20;

    private final ProbeApp app = new ProbeApp(() -> {});
    private final FakeTty tty = new FakeTty(40, 6);
    private CompletableFuture<Integer> exit = CompletableFuture.completedFuture(0);

    @BeforeEach
    void begin() {
        var loop = new ConsoleLoop(app, tty, new TerminalSettings(true, Theme.DEFAULT), System::nanoTime);
        var err = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
        exit = CompletableFuture.supplyAsync(() -> loop.run(new ProcessEnds(), err));
        soon().untilAsserted(() -> assertThat(tty.screen()).contains("size 40x6"));
    }

    @AfterEach
    void quit() {
        tty.type("q");
        exit.join();
    }

    @Test
    void whileAFrameIsUnderWayKeysAndNewsGatherAndAreOneFrame() {
        CountDownLatch goOn = hangInAFrame();
        int writes = tty.writes.get();
        int draws = app.draws.get();

        for (int i = 1; i <= 200; i++) {
            tty.type("b");
            app.tell("number " + i);
        }
        soon().until(tty::isRead);

        assertThat(app.draws.get())
                .as("nothing is drawn for a terminal that hangs")
                .isEqualTo(draws);
        goOn.countDown();
        soon().untilAsserted(() -> assertThat(tty.screen()).contains("keys 201 last b", "news number 200"));
        // The frame that hung; the one with all of that; and one more where the last key or its news was a moment late.
        assertThat(tty.writes.get() - writes).isBetween(2, 3);
    }

    @Test
    void aLineOfOneFrameARoundTripCountsEveryKey() {
        int writes = tty.writes.get();
        for (int i = 0; i < ROUNDS; i++) {
            CountDownLatch goOn = hangInAFrame();
            tty.type("\033[Bxyz");
            app.tell("round " + i);
            soon().until(tty::isRead);
            goOn.countDown();
        }

        soon().untilAsserted(
                        () -> assertThat(tty.screen()).contains("keys " + 5 * ROUNDS + " last z", "news round 19"));
        assertThat(tty.writes.get() - writes).isLessThanOrEqualTo(3 * ROUNDS);
    }

    @Test
    void quitDoesNotWaitForWhatWasTypedAfterIt() {
        CountDownLatch goOn = hangInAFrame();

        tty.type("qX");
        soon().until(tty::isRead);
        goOn.countDown();

        assertThat(exit.join()).isZero();
        assertThat(tty.isAsFound()).isTrue();
    }

    private static ConditionFactory soon() {
        return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2));
    }

    /** Presses a key whose frame the terminal does not take until the latch opens. */
    private CountDownLatch hangInAFrame() {
        CountDownLatch goOn = tty.blockWrites();
        tty.type("a");
        soon().until(tty::isBlocked);
        return goOn;
    }
}
