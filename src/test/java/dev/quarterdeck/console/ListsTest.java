package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.command.Session;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.operation.Role;
import dev.quarterdeck.store.QueueInfo;
import dev.quarterdeck.store.Settlement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The queues, the workers and the trends, and the way from them to the jobs. */
class ListsTest {
    private final Harbour harbour = Harbour.busy();

    private boolean paused(String queue) {
        return harbour.store.queues().stream()
                .filter(info -> info.name().equals(queue))
                .anyMatch(QueueInfo::paused);
    }

    @Test
    void aQueueIsPausedAndResumedAfterAQuestion() {
        Desk desk = harbour.desk(80, 24).press("Qjp");
        assertThat(desk.screen().text()).contains("pause queue media? (y/N)");
        assertThat(desk.press("<enter>").status()).isEqualTo("nothing was changed");
        assertThat(paused("media")).isFalse();
        assertThat(desk.press("py").status()).isEqualTo("paused queue media");
        assertThat(paused("media")).isTrue();
        assertThat(desk.seconds(2).screen().text()).contains("QUEUES ── 3, 1 paused");
        assertThat(desk.press("py").status()).isEqualTo("resumed queue media");
        assertThat(paused("media")).isFalse();
    }

    @Test
    void theJobsOfAQueueAreShownInEveryPaneAndOneEscapeShowsAllAgain() {
        Desk desk = harbour.desk(80, 24).press("Qj<enter>").seconds(1);
        assertThat(desk.screen().text()).contains("queue=media · 11 match", "queue=media · 6 match");
        assertThat(desk.press("4<esc>").seconds(1).screen().text()).doesNotContain("queue=media");
    }

    @Test
    void anotherFilterOutlivesThatEscape() {
        Desk desk = harbour.desk(80, 24)
                .press("Qj<enter>4/<C-u>type=mail.*<enter>1<esc>")
                .seconds(1);
        assertThat(desk.screen().text()).contains("type=mail.*").doesNotContain("queue=media");
    }

    @Test
    void limitsAreSetByTheCommandThatIsBegun() {
        Desk desk = harbour.desk(80, 24).press("Qjc--rate 50/s<enter>").seconds(2);
        assertThat(desk.screen().text()).contains("50/s");
        assertThat(desk.model().work().done())
                .extracting(Work.Done::command)
                .containsExactly("limit media --rate 50/s");
    }

    @Test
    void theCursorStaysOnItsQueueWhileOthersCome() {
        Desk desk = harbour.desk(80, 24).press("Qj");
        harbour.store.enqueue(NewJob.of("t", "{}").queue("alpha"));
        desk.seconds(2);
        assertThat(desk.screen().text()).contains("▸ media", "  alpha", "QUEUES ── 4");
    }

    @Test
    void aQueueOfHostileNameIsHarmlessAndNamedExactly() {
        harbour.store.enqueue(NewJob.of("t", "{}").queue("a\u001b[2J'; rm"));
        Desk desk = harbour.desk(80, 24).press("Q<home>py");
        assertThat(desk.screen().text()).doesNotContain("\u001b");
        assertThat(paused("a\u001b[2J'; rm")).isTrue();
    }

    @Test
    void aWorkerIsToldToComeToRestAndToGoOn() {
        Desk desk = harbour.desk(80, 24).press("wp");
        assertThat(desk.screen().text()).contains("let worker web1/41 take no more jobs? (y/N)", "quiet web1/41");
        desk.press("y").seconds(2);
        assertThat(desk.screen().text()).contains("quiet");
        assertThat(harbour.store.workers().get(0).quiet()).isTrue();
        desk.press("py").seconds(2);
        assertThat(harbour.store.workers().get(0).quiet()).isFalse();
        assertThat(desk.model().work().done())
                .extracting(Work.Done::command)
                .containsExactly("quiet web1/41", "quiet web1/41 --off");
    }

    @Test
    void theJobsOfAWorkerAreTheLockedOnes() {
        Desk desk = harbour.desk(80, 24).press("w<enter>").seconds(1);
        assertThat(desk.model().board().focus()).isEqualTo(JobState.LOCKED);
        assertThat(desk.screen().text()).contains("worker=web1/41 · 1 match");
    }

    @Test
    void aViewerLooksAndChangesNothing() {
        Session session = Session.on("jobs.db", (target, options) -> harbour.store)
                .store(harbour.store)
                .clock(harbour.clock)
                .role(Role.VIEWER)
                .build();
        Desk desk = new Desk(harbour.store, harbour.clock, 80, 24, session);
        for (String keys : new String[] {"Qp", "c", "<esc>wp"}) {
            assertThat(desk.press(keys).status()).isEqualTo("viewer: reads only");
        }
        assertThat(desk.press("<esc>Qi").screen().text()).contains("jobs are ready");
    }

    @Test
    void theForecastSaysWhenThatWhichWaitsIsWorkedOff() {
        Desk desk = harbour.desk(80, 24).press("t");
        for (int i = 0; i < 6; i++) {
            harbour.store.settle(new Settlement.Complete(
                    harbour.claim("web1/41", Duration.ofMinutes(1)).lease(), "ok"));
            desk.seconds(1);
        }
        assertThat(desk.screen().text()).contains("9 ready", "out 1/s · worked off in 9s");
    }

    @Test
    void otherSpansHaveLongerSteps() {
        Desk desk = harbour.desk(80, 24).press("t");
        assertThat(desk.screen().text()).contains("last hour", "a bar: 1m");
        assertThat(desk.press("<right>").seconds(1).screen().text()).contains("last 6 hours", "a bar: 6m");
        assertThat(desk.press("lll").seconds(1).screen().text()).contains("last 7 days", "a bar: 2h");
        assertThat(desk.press("hhhh").seconds(1).screen().text()).contains("last hour");
    }

    @Test
    void nothingIsReadOfWhatIsNotShown() {
        Desk desk = harbour.desk(80, 24).seconds(10);
        assertThat(desk.done(Effect.ReadQueues.class)).isZero();
        desk.press("Q").seconds(3);
        long read = desk.done(Effect.ReadQueues.class);
        assertThat(read).isPositive();
        assertThat(desk.press("<esc>").seconds(10).done(Effect.ReadQueues.class))
                .isEqualTo(read);
    }
}
