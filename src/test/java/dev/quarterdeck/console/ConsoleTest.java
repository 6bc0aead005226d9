package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quarterdeck.command.Theme;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole console with its threads, as a terminal sees it. */
class ConsoleTest {
    private final Harbour harbour = Harbour.dead(29);
    private final AtomicInteger wakes = new AtomicInteger();
    private final Troubles.Troubled troubled = Troubles.of(harbour.store);
    private final Troubles store = troubled.troubles();
    private final Console console = new Console(
            troubled.store(),
            Desk.session(troubled.store(), harbour.clock),
            new Console.Look(Glyphs.UTF8, Theme.DEFAULT, List.of("stats")));

    @AfterEach
    void close() {
        store.letGo();
        console.close();
    }

    private Console open() {
        console.start(80, 24, wakes::incrementAndGet);
        return console;
    }

    private String screen() {
        console.tick();
        Screen screen = Screen.blank(80, 24);
        console.draw(screen.image().newTextGraphics());
        return screen.text();
    }

    private void press(String keys) {
        Keys.of(keys).forEach(console::key);
    }

    private void see(String text) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(screen()).contains(text));
    }

    @Test
    void drawsAtOnceAndKnowsSoon() {
        open();
        Screen screen = Screen.blank(80, 24);
        console.draw(screen.image().newTextGraphics());
        assertThat(screen.text()).contains("1 PENDING counting", "reading").doesNotContain("§");
        see("4 DEAD 29");
        assertThat(wakes.get()).isPositive();
    }

    @Test
    void noKeyWaitsForTheStore() {
        store.block();
        open();
        press("4jjj/type=x<enter>f?<esc><esc>Z");
        assertThat(screen()).contains("4 DEAD counting", "FROZEN");
        press("Z");
        store.letGo();
        see("4 DEAD 29");
    }

    @Test
    void aFailureIsABannerAndEndsByItself() {
        open();
        see("4 DEAD 29");
        String good = screen().lines().findFirst().orElseThrow().strip();
        store.fail("disk I/O error\u001b[2J");
        harbour.put(0, 0);
        see("STALE");
        assertThat(screen()).contains("nothing read since 12:00:00: disk I/O error?[2J", "4 DEAD 29");
        assertThat(good).contains("LIVE");
        store.fail(null);
        see("1 PENDING 1 ");
        see("LIVE");
        assertThat(screen()).doesNotContain("nothing read since");
    }

    @Test
    void aTypedCommandAsksThePersonAndRunsOnlyWithYes() {
        open();
        press(":requeue dead<enter>");
        see("requeue 29 dead jobs? (y/N)");
        press("n");
        see("nothing");
        assertThat(harbour.store
                        .tally(Selection.ofState(JobState.DEAD, Harbour.NOON))
                        .matched())
                .isEqualTo(29);
        press(":requeue dead<enter>");
        see("requeue 29 dead jobs? (y/N)");
        press("y");
        see("4 DEAD 0");
        see("requeued 29 of 29 dead jobs");
    }

    @Test
    void aRunningOperationStopsBetweenChunks() throws InterruptedException {
        open();
        // The counts and the jobs are read apart from each other.
        see("29 mail.send");
        CountDownLatch reached = store.holdChunks();
        press("4*r");
        see("requeue 29 dead jobs? (y/N)");
        press("y");
        see("x stops it");
        reached.await();
        press("x");
        see("stopping");
        store.letGo();
        see("operation 1");
    }

    @Test
    void closingWaitsForNobodyWhoAsks() {
        open();
        press(":requeue dead<enter>");
        see("(y/N)");
        console.close();
        assertThat(harbour.store
                        .tally(Selection.ofState(JobState.DEAD, Harbour.NOON))
                        .matched())
                .isEqualTo(29);
    }

    @Test
    void nothingChangedIsNothingToDraw() {
        open();
        see("4 DEAD 29");
        see("out   0/s");
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            console.draw(Screen.blank(80, 24).image().newTextGraphics());
            return !console.tick();
        });
        harbour.clock.move(Duration.ofSeconds(1));
        assertThat(console.tick()).as("the clock in the header moves").isTrue();
    }

    @Test
    void aFieldWantsPastedTextMarkedAsSuch() {
        open();
        assertThat(console.wantsPaste()).isFalse();
        press("/");
        assertThat(console.wantsPaste()).isTrue();
        console.paste("mail");
        press("<enter>");
        assertThat(console.wantsPaste()).isFalse();
    }

    @Test
    void requestsAreAnsweredOnce() {
        open();
        press("q");
        assertThat(console.request()).isEqualTo(App.Request.QUIT);
        assertThat(console.request()).isEqualTo(App.Request.NONE);
    }
}
