package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.operation.Role;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What keys do in the trash. */
class TrashTest {

    @Test
    void theNewestHeapStandsFirstWithWhoAndForHowLong() {
        Desk desk = Records.harbour().desk(120, 40).press("T").seconds(1);
        assertThat(desk.screen().text())
                .contains("TRASH", "9 jobs, kept for 1d", "bob from 192", "purge dead error~JPEG", "23h");
        assertThat(desk.footer()).startsWith("u undo  Enter jobs");
    }

    @Test
    void enterShowsTheJobsAndEscapeGoesBackAStepAtATime() {
        Desk desk = Records.harbour().desk(120, 40).press("T<enter>").seconds(1);
        assertThat(desk.screen().text()).contains("TRASH of operation 2 ── 9 jobs", "mail.send", "dead");
        assertThat(desk.press("<esc>").model().top()).get().isInstanceOf(Trash.class);
        assertThat(desk.press("<esc>").model().top()).isEmpty();
    }

    @Test
    void aJobIsReadAsItWasWithWhoThrewItAwayAndUntilWhen() {
        Desk desk = Records.harbour()
                .desk(120, 40)
                .press("T<enter>")
                .seconds(1)
                .press("<enter>")
                .seconds(1);
        assertThat(desk.screen().text())
                .contains(
                        "job 5 ",
                        "DEAD exhausted in the trash",
                        "in the trash by bob from 192.0.2.7, operation 2: purge dead error~JPEG",
                        "until 2026-11-23 11:49",
                        "(23h left)",
                        "history   created",
                        "\"template\": \"welcome\"");
        assertThat(desk.press("/template<enter>").status()).isEqualTo("1 of 1: template");
        assertThat(desk.press("<esc>").model().top()).get().isInstanceOf(TrashedJobs.class);
    }

    @Test
    void undoInTheDetailBringsTheOperationBack() {
        Harbour harbour = Records.harbour();
        long before = harbour.store.counts().of(JobState.DEAD);
        Desk desk = harbour.desk(120, 40)
                .press("T<enter>")
                .seconds(1)
                .press("<enter>")
                .seconds(1)
                .press("u");
        assertThat(desk.screen().text()).contains("bring 9 jobs back? (y/N)");
        desk.press("y").seconds(6);
        assertThat(harbour.store.counts().of(JobState.DEAD)).isEqualTo(before + 9);
        assertThat(desk.screen().text()).contains("not in the trash any more", "\"template\": \"welcome\"");
    }

    @Test
    void undoAsksWithTheExactCountAndEmptiesTheHeap() {
        Harbour harbour = Records.harbour();
        long before = harbour.store.counts().of(JobState.DEAD);
        Desk desk = harbour.desk(120, 40).press("T<enter>u");
        assertThat(desk.screen().text()).contains("bring 9 jobs back? (y/N)");
        assertThat(desk.press("n").seconds(1).screen().text()).contains("TRASH of operation 2 ── 9 jobs");
        assertThat(harbour.store.counts().of(JobState.DEAD)).isEqualTo(before);
        desk.press("uy").seconds(2.5);
        assertThat(harbour.store.counts().of(JobState.DEAD)).isEqualTo(before + 9);
        assertThat(desk.screen().text()).contains("none of its jobs lies in the trash any more");
        assertThat(desk.press("<esc>").seconds(2.5).screen().text()).contains("the trash is empty");
    }

    @Test
    void theCursorStaysOnItsHeapWhileOthersCome() {
        Harbour harbour = Records.harbour();
        Desk desk = harbour.desk(120, 40).press("T").seconds(1);
        harbour.desk(120, 40).press("4X<tab><enter>y").seconds(1);
        assertThat(desk.seconds(2.5).screen().text()).contains("│    8 ", "│▸   2 ");
        assertThat(desk.model()
                        .layer(Trash.class)
                        .orElseThrow()
                        .list()
                        .current()
                        .orElseThrow()
                        .id())
                .isEqualTo(2);
    }

    @Test
    void ofManyJobsTheFirstAreShownAndTheTitleSaysSo() {
        Harbour harbour = Harbour.dead(TrashedJobs.MOST + 20);
        Desk desk = harbour.desk(120, 40).press("4X<tab><enter>y").seconds(1);
        desk.press("T<enter>").seconds(1);
        assertThat(desk.screen().text()).contains("the first 500 of 520 jobs, :trash 1 lists them all");
        assertThat(desk.press("G").screen().text()).contains("▸    500");
    }

    @Test
    void whatIsLeftCountsDown() {
        Harbour harbour = Records.harbour();
        Desk desk = harbour.desk(120, 40).press("T").seconds(1);
        harbour.clock.move(Duration.ofHours(23).plusMinutes(30));
        assertThat(desk.seconds(5).screen().text()).contains("18m");
    }

    @Test
    void whoOnlyReadsLooksAndBringsNothingBack() {
        Harbour harbour = Records.harbour();
        var session = Desk.session(harbour.store, harbour.clock)
                .copy()
                .role(Role.VIEWER)
                .build();
        Desk desk = new Desk(harbour.store, harbour.clock, 80, 24, session)
                .press("T")
                .seconds(1);
        assertThat(desk.press("u").status()).isEqualTo("viewer: reads only");
        assertThat(desk.press("<enter>").seconds(1).screen().text()).contains("TRASH of operation 2");
    }

    @Test
    void anEmptyTrashSaysSo() {
        Desk desk = Harbour.dead(3).desk(80, 24).press("T").seconds(1);
        assertThat(desk.screen().text()).contains("the trash is empty");
        assertThat(desk.press("u").status()).isEqualTo("there is nothing under the cursor");
    }
}
