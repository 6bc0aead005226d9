package dev.quarterdeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.json.Figures;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.Settlement;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchTest {
    private final Shell shell = new Shell();

    @Test
    void lineHasTheCounts() {
        shell.dead(2).pending(1234);

        assertThat(shell.say("watch --count 1").out()).isEqualTo("""
                time UTC    pending          locked       done              dead        oldest
                12:00:00      1,234               0          0                 2            0s
                """);
    }

    @Test
    void jsonIsWhatStatsSays() {
        shell.dead(2).pending(3);

        assertThat(shell.say("watch --count 1 --json")).isEqualTo(shell.say("stats --json"));
    }

    @Test
    void linesAfterTheFirstTellWhatChanged() {
        StringWriter written = new StringWriter();
        WatchTable table = table(written, 80);
        Claim claim = shell.claimed(3, 1).get(0);
        shell.clock.move(Duration.ofMinutes(5));
        table.write(now());
        shell.store.settle(new Settlement.Complete(claim.lease(), null));
        shell.pending(1_000);
        table.write(now());

        assertThat(written.toString()).isEqualTo("""
                time UTC    pending          locked       done              dead        oldest
                12:05:00          2               1          0                 0            5m
                12:05:00      1,002 +1,000        0          1 +1              0            5m
                """);
    }

    @Test
    void headingComesAgainOnATerminalOnly() {
        StringWriter terminal = new StringWriter();
        StringWriter pipe = new StringWriter();
        WatchTable onTerminal = table(terminal, 80);
        WatchTable inPipe = table(pipe, 0);
        for (int line = 0; line < 41; line++) {
            onTerminal.write(now());
            inPipe.write(now());
        }

        assertThat(terminal.toString().lines().filter(line -> line.startsWith("time")))
                .hasSize(3);
        assertThat(pipe.toString().lines().filter(line -> line.startsWith("time")))
                .hasSize(1);
        assertThat(terminal.toString().lines()).allMatch(line -> line.length() < 80);
    }

    @Test
    void endsWhenNothingIsLeftToDo() throws Exception {
        Claim claim = shell.claimed(1).get(0);

        CompletableFuture<Shell.Answer> watching =
                CompletableFuture.supplyAsync(() -> shell.say("watch --every 100ms --until-empty --json"));
        shell.store.settle(new Settlement.Complete(claim.lease(), null));

        assertThat(watching.get().exitCode()).isZero();
        assertThat(watching.get().out()).endsWith(shell.say("stats --json").out());
    }

    @Test
    void interruptEndsItAndIsNoFailureUnlessItWaitedForAnEnd() {
        shell.pending(1).interruptedAtOnce();

        assertThat(shell.say("watch --every 1d").exitCode()).isZero();
        assertThat(shell.say("watch --every 1d --until-empty"))
                .isEqualTo(new Shell.Answer(1, "", "qdeck: ended before no job was pending or locked\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "watch --every 99ms | expected --every to be from 100ms to 1d, got: 99ms",
                "watch --every 2d   | expected --every to be from 100ms to 1d, got: 2d",
                "watch --count 0    | expected --count to be a positive whole number, got: 0",
            })
    void whatMakesNoSenseIsRefused(String line, String error) {
        assertThat(shell.say(line)).isEqualTo(new Shell.Answer(2, "", "qdeck: " + error + "\n"));
    }

    private Figures now() {
        return Figures.of(shell.store, shell.clock.instant());
    }

    private WatchTable table(StringWriter written, int columns) {
        Session session = Session.on("model", (target, options) -> shell.store)
                .out(new PrintWriter(written))
                .columns(() -> columns)
                .build();
        return new WatchTable(new Output(session, false));
    }
}
