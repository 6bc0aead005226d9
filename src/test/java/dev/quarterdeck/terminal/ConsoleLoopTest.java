package dev.quarterdeck.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.command.Theme;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The loop on a terminal in memory; with a real one, see {@code TerminalProcessTest}. */
class ConsoleLoopTest {
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ProbeApp app = new ProbeApp(() -> closed.set(true));
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private FakeTty tty = new FakeTty(40, 6);
    private CompletableFuture<Integer> exit = CompletableFuture.completedFuture(0);

    @AfterEach
    void quit() {
        tty.type("q");
        exit.join();
    }

    @Test
    void quitGivesTheTerminalBackAndClosesTheApp() {
        begin();
        await().until(tty::isAlternate);
        assertThat(tty.isRaw()).isTrue();

        tty.type("q");

        assertThat(exit.join()).isZero();
        assertThat(tty.isAsFound()).isTrue();
        assertThat(closed).isTrue();
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void keysAreShownAtOnce() {
        begin();

        tty.type("a\033[A");

        awaitScreen("keys 2 last UP");
    }

    @Test
    void aLoneEscComesOutWithoutAnotherKey() {
        begin();

        tty.type("\033");

        awaitScreen("keys 1 last ESCAPE");
    }

    @Test
    void keysAfterQuitAreNotBrought() {
        begin();

        tty.type("qX");

        assertThat(exit.join()).isZero();
    }

    @Test
    void manyKeysAreOneRedraw() {
        tty.type("abcdefgh".repeat(1_000));

        begin();
        awaitScreen("keys 8000 last h");

        assertThat(app.draws.get()).isLessThanOrEqualTo(3);
    }

    @Test
    void wakingTakesNewsInAtOnce() {
        begin();
        await().until(tty::isAlternate);

        app.tell("fresh");

        awaitScreen("news fresh");
    }

    @Test
    void newsAreDrawnTenTimesASecondAtMost() {
        begin();
        await().until(tty::isAlternate);
        int before = app.draws.get();
        long start = System.nanoTime();

        for (int i = 0; System.nanoTime() - start < 500_000_000L; i++) {
            app.tell("number " + i);
            Thread.onSpinWait();
        }
        app.tell("the last");
        awaitScreen("news the last");
        long tenths = (System.nanoTime() - start) / 100_000_000L;

        assertThat(app.draws.get() - before).isBetween(2, (int) tenths + 2);
    }

    @Test
    void whatDidNotChangeIsNotWritten() {
        begin();
        awaitScreen("size 40x6");
        int before = tty.writes.get();
        int draws = app.draws.get();

        // Keys that change nothing of the picture still have it drawn.
        tty.type("\033[200~not wanted\033[201~");
        await().until(() -> app.draws.get() > draws);

        assertThat(tty.writes.get()).isEqualTo(before);
    }

    @Test
    void pastedTextReachesATextFieldOnlyAndNeverFiresAKey() {
        begin();

        tty.type("\033[200~qqq\033[201~/");
        awaitScreen("keys 1 last /");
        tty.type("\033[200~q\nX\033[201~a");

        awaitScreen("keys 2 last a");
        awaitScreen("pasted 3 q/X");
    }

    @Test
    void resizesAreOneAndPaintedWhole() {
        begin();
        awaitScreen("size 40x6");

        tty.resize(60, 3);
        tty.resize(30, 7);

        awaitScreen("size 30x7");
        awaitScreen("日本 ─╮ é");
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,1", "1,9", "5,2", "300,1"})
    void anySizeDoes(int columns, int rows) {
        tty = new FakeTty(columns, rows);

        begin();
        await().until(() -> tty.screen().stripTrailing().endsWith("$"));
    }

    @Test
    void suspendGivesTheTerminalBackAndTakesItAgain() {
        begin();

        tty.type("a\032b");
        awaitScreen("keys 3 last b");

        assertThat(tty.suspensions).hasValue(1);
        assertThat(tty.isAlternate()).isTrue();
    }

    @Test
    void lendingGivesTheTerminalBackAndTakesItAgain() {
        begin();

        tty.type("aEb");
        awaitScreen("keys 3 last b");
        awaitScreen("news lent");

        assertThat(tty.isAlternate()).isTrue();
    }

    @Test
    void stoppedFromElsewhereIsTheSame() {
        begin();
        awaitScreen("size 40x6");

        tty.events().suspended();

        await().until(() -> tty.suspensions.get() == 1);
        await().until(tty::isAlternate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\014", "resumed"})
    void redrawAndResumePaintAll(String what) {
        begin();
        awaitScreen("日本");
        tty.scribble();
        assertThat(tty.screen()).doesNotContain("日本");

        if (what.equals("resumed")) {
            tty.events().resumed();
        } else {
            tty.type(what);
        }

        awaitScreen("日本");
    }

    @Test
    void anExceptionOnTheLoopIsToldInOneLineAfterTheTerminalIsBack() {
        begin();

        tty.type("X");

        assertThat(exit.join()).isEqualTo(1);
        assertThat(tty.isAsFound()).isTrue();
        assertThat(closed).isTrue();
        assertThat(err.toString(UTF_8))
                .startsWith(
                        "qdeck: the console failed: java.lang.IllegalStateException: broken by ?[31mX, at dev.quarterdeck")
                .endsWith("; this is a fault in qdeck, please report it\n")
                .hasLineCount(1);
    }

    @Test
    void anExceptionOnAnotherThreadIsToldTheSame() {
        begin();

        tty.type("B");

        assertThat(exit.join()).isEqualTo(1);
        assertThat(tty.isAsFound()).isTrue();
        assertThat(err.toString(UTF_8)).contains("broken in the background").hasLineCount(1);
    }

    @Test
    void theEndOfInputIsAHangup() {
        begin();

        tty.closeInput();

        assertThat(exit.join()).isEqualTo(129);
        assertThat(tty.isAsFound()).isTrue();
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void aTerminalThatTakesNothingMoreIsAHangup() {
        begin();
        awaitScreen("size 40x6");

        tty.hangUp();
        tty.type("a");

        assertThat(exit.join()).isEqualTo(129);
        assertThat(closed).isTrue();
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void anInterruptEndsWith130() {
        begin();
        awaitScreen("size 40x6");

        tty.events().interrupted();

        assertThat(exit.join()).isEqualTo(130);
        assertThat(tty.isAsFound()).isTrue();
    }

    @Test
    void theUncaughtHandlerIsPutBack() throws InterruptedException {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        begin();
        // Not with Awaitility, which sets this very handler.
        assertThat(tty.firstWrite.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(Thread.getDefaultUncaughtExceptionHandler()).isNotSameAs(before);

        tty.type("q");
        exit.join();

        assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(before);
    }

    private void begin() {
        var loop = new ConsoleLoop(app, tty, new TerminalSettings(true, Theme.DEFAULT), System::nanoTime);
        exit = CompletableFuture.supplyAsync(() -> loop.run(new ProcessEnds(), new PrintStream(err, true, UTF_8)));
    }

    private void awaitScreen(String text) {
        await().untilAsserted(() -> assertThat(tty.screen()).contains(text));
    }
}
