package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A target that goes away and comes back, while something is being counted. */
class OutageTest {
    private final Harbour harbour = Harbour.busy();
    private final Troubles.Troubled troubled = Troubles.of(harbour.store);
    private final Desk desk = new Desk(troubled.store(), harbour.clock, 80, 24);

    @Test
    void theFormSaysWhyItDoesNotCountAndCountsAgainWithinSeconds() {
        desk.press("4X");
        assertThat(desk.screen().text()).contains("8 of 8 dead jobs match");
        troubled.troubles().fail("the server is gone");
        harbour.put(0, 0);
        desk.press("<tab><tab>").seconds(6);
        assertThat(desk.screen().text()).contains("not counted: the server is gone; trying again");
        troubled.troubles().fail(null);
        assertThat(desk.seconds(2).screen().text())
                .contains("8 of 8 dead jobs match")
                .doesNotContain("not counted");
    }

    @Test
    void aFormThatIsOpenedDuringTheOutageRecoversToo() {
        troubled.troubles().fail("the server is gone");
        desk.seconds(2).press("4X").seconds(3);
        assertThat(desk.screen().text()).contains("counting", "not counted: the server is gone; trying again");
        troubled.troubles().fail(null);
        assertThat(desk.seconds(2).screen().text()).contains("8 of 8 dead jobs match");
    }

    @Test
    void whatIsNeverAnsweredIsAskedAnewOnceTheTargetIsThereAgain() {
        desk.hold();
        desk.press("4X").seconds(4);
        assertThat(desk.screen().text())
                .containsPattern("counting, [34]s so far")
                .contains("not counted: no answer; trying again");
        // Those connections are lost: what was asked on them has no answer, ever.
        desk.seconds(20).held().clear();
        desk.release();
        assertThat(desk.seconds(3).screen().text())
                .contains("8 of 8 dead jobs match")
                .contains("LIVE");
    }

    @Test
    void aPulseIsAPulseHoweverLate() {
        desk.hold().seconds(8);
        assertThat(desk.screen().row(0)).contains("STALE");
        assertThat(desk.release().seconds(0.5).screen().row(0)).contains("LIVE");
    }

    @Test
    void theBannerDoesNotComeAndGoWhileTheTargetIsAway() {
        desk.hold().seconds(4);
        for (int i = 0; i < 150; i++) {
            assertThat(desk.seconds(0.1).screen().row(0))
                    .as("after %s s", 4 + i / 10.0)
                    .contains("STALE");
        }
    }

    @Test
    void aQuestionThatFailsSaysWhyAndAsksAgain() {
        desk.press("4");
        troubled.troubles().fail("the server is gone");
        assertThat(desk.press("*r").status()).isEqualTo("the server is gone");
        assertThat(desk.model().top()).isEmpty();
        troubled.troubles().fail(null);
        assertThat(desk.seconds(2).press("r").screen().text()).contains("requeue 8 dead jobs");
    }

    @Test
    void aQuestionThatIsCountedForLongSaysThatThereIsNoAnswer() {
        desk.press("4*").hold().press("r").seconds(4);
        assertThat(desk.screen().text()).contains("counting", "no answer; it may take long");
        assertThat(desk.press("<esc>").model().top()).isEmpty();
    }
}
