package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.command.AlertLimits;
import dev.quarterdeck.job.NewJob;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a job waits for, where somebody looks at it. */
class WaitsTest {
    private final Harbour harbour = new Harbour();

    private Desk desk() {
        harbour.clock.set(Harbour.NOON);
        return harbour.desk(80, 24);
    }

    @Test
    void theDetailOfAPendingJobSaysIt() {
        harbour.store.enqueue(NewJob.of("mail.send", "{}"));
        Desk desk = desk().press("1<enter>");
        assertThat(desk.screen().text()).contains("waits     no worker");
        harbour.store.pause("default");
        assertThat(desk.seconds(2).screen().text()).contains("waits     queue default is paused");
    }

    @Test
    void whatDoesNotWaitHasNoSuchLine() {
        assertThat(Harbour.dead(1).desk(80, 24).press("4<enter>").screen().text())
                .doesNotContain("waits");
    }

    @Test
    void aKeyAsksForItInThePaneAndInTheDetail() {
        harbour.store.enqueue(NewJob.of("mail.send", "{}").in(Duration.ofHours(1)));
        assertThat(desk().press("1i").seconds(1).screen().text()).contains("scheduled");
        assertThat(desk().press("1<enter>i").seconds(1).screen().text()).contains("scheduled");
    }

    @Test
    void theHeaderSaysThatNobodyWorksAndWhatIsPaused() {
        harbour.store.enqueue(NewJob.of("mail.send", "{}"));
        harbour.store.pause("default");
        Desk desk = desk().seconds(3);
        assertThat(desk.screen().row(0)).contains(" jobs.db ", "out", "no workers · 1 paused", "LIVE");
        desk.resize(120, 40);
        assertThat(desk.seconds(1).screen().row(0)).contains("quarterdeck", "1 paused", "workers  0");
    }

    @Test
    void whatHoldsTheJobsIsSaidBesideWhatHasPassedItsLimit() {
        harbour.store.enqueue(NewJob.of("mail.send", "{}"));
        harbour.store.pause("default");
        harbour.clock.set(Harbour.NOON);
        var session = Desk.session(harbour.store, harbour.clock)
                .copy()
                .alerts(new AlertLimits(null, Duration.ofMinutes(1), null, null, true))
                .build();
        Desk desk = new Desk(harbour.store, harbour.clock, 100, 26, session).seconds(3);
        assertThat(desk.screen().row(0)).startsWith(" jobs.db").contains("out ", "no workers · 1 paused", "oldest 30m");
        assertThat(desk.resize(80, 24).seconds(1).screen().row(0)).contains("out ", "oldest 30m");
    }

    @Test
    void nobodyHasToWorkWhereNothingIsReady() {
        harbour.store.enqueue(NewJob.of("mail.send", "{}").in(Duration.ofHours(2)));
        assertThat(desk().seconds(3).screen().row(0)).doesNotContain("no workers");
    }

    @Test
    void thereIsNothingToAskWhereNoJobIs() {
        assertThat(desk().press("1i").status()).isEqualTo("there is no job under the cursor");
    }
}
