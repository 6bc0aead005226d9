package dev.quarterdeck.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.command.Session;
import dev.quarterdeck.command.Theme;
import dev.quarterdeck.console.Console;
import dev.quarterdeck.console.Glyphs;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.JobStore;
import dev.quarterdeck.store.model.ModelStore;
import dev.quarterdeck.store.model.SettableClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console itself with a fault planted in it: the store throws what no store should, where it is asked. */
class PlantedFaultTest {
    private static final String CONSOLE = "dev.quarterdeck.console.";

    private final FakeTty tty = new FakeTty(80, 24);
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private volatile String planted = "nowhere";
    private CompletableFuture<Integer> exit = CompletableFuture.completedFuture(0);

    @BeforeEach
    void begin() {
        var clock = new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));
        var store = new ModelStore(clock);
        store.enqueue(NewJob.of("mail.send", "{}"));
        JobStore faulty = faulty(store);
        Session session = Session.on("jobs.db", (target, options) -> faulty)
                .store(faulty)
                .clock(clock)
                .zone(ZoneOffset.UTC)
                .actor("ops")
                .surface("console")
                .build();
        var console = new Console(faulty, session, new Console.Look(Glyphs.UTF8, Theme.DEFAULT, List.of("stats")));
        var settings = new TerminalSettings(true, Theme.DEFAULT);
        exit = CompletableFuture.supplyAsync(
                () -> ConsoleLoop.run(console, tty, settings, new ProcessEnds(), new PrintStream(err, true, UTF_8)));
        see("1 PENDING 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Update", "View"})
    void aFaultOnTheLoopGivesTheTerminalBackAndIsToldInOneLine(String where) {
        planted = where;

        tty.type("r");

        assertThat(exit.join()).isEqualTo(1);
        assertThat(tty.isAsFound()).isTrue();
        assertThat(err.toString(UTF_8))
                .startsWith("qdeck: the console failed: java.lang.IllegalStateException: planted in " + where)
                .hasLineCount(1);
    }

    @Test
    void aFaultInTheBackgroundIsSaidAndTheConsoleGoesOn() {
        planted = "Errands";
        tty.type("e");
        see("internal error: java.lang.IllegalStateException");

        planted = "nowhere";
        tty.type("\033[27u");
        see("1 PENDING 1");
        tty.type("q");

        assertThat(exit.join()).isZero();
        assertThat(tty.isAsFound()).isTrue();
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    private JobStore faulty(JobStore store) {
        return (JobStore) Proxy.newProxyInstance(
                JobStore.class.getClassLoader(), new Class<?>[] {JobStore.class}, (proxy, method, arguments) -> {
                    String where = planted;
                    boolean here = StackWalker.getInstance()
                            .walk(frames -> frames.anyMatch(
                                    frame -> frame.getClassName().equals(CONSOLE + where)));
                    if (here) {
                        throw new IllegalStateException("planted in " + where);
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void see(String text) {
        await().untilAsserted(() -> assertThat(tty.screen()).contains(text));
    }
}
