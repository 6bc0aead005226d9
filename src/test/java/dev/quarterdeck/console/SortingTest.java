package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.JobState;
import dev.quarterdeck.store.Counts;
import dev.quarterdeck.store.PageQuery.Order;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The orders of the panes. */
class SortingTest {

    @ParameterizedTest(name = "{0} begins with job {1}, {2}")
    @CsvSource(quoteCharacter = '"', textBlock = """
            4,      8, "4 DEAD 8 "
            4s,     1, "4 DEAD 8 · oldest first "
            4ss,    1, "4 DEAD 8 · by id "
            4sss,   1, "4 DEAD 8 · by attempts "
            4ssss,  8, "4 DEAD 8 "
            3s,     9, "3 DONE 12 · oldest first "
            2,     21, "2 LOCKED 4 "
            2ss,   24, "2 LOCKED 4 · newest first "
            """)
    void goRound(String keys, String first, String title) {
        Desk desk = Harbour.busy().desk(100, 30).press(keys).seconds(1);
        assertThat(desk.cursor()).isEqualTo(first);
        assertThat(desk.screen().text()).contains(title);
    }

    @Test
    void everyPaneGoesRoundItsOrdersAndComesBack() {
        Desk desk = Harbour.busy().desk(100, 30);
        for (JobState state : JobState.values()) {
            Order natural = desk.press(Integer.toString(state.ordinal() + 1))
                    .model()
                    .pane()
                    .order();
            var seen = new HashSet<Order>();
            while (seen.add(desk.press("s").model().pane().order())) {
                assertThat(desk.status())
                        .contains(state.word() + " jobs: "
                                + Sorting.words(desk.model().pane().order()));
            }
            assertThat(seen).as("%s", state).hasSizeGreaterThan(3).contains(natural);
        }
    }

    @Test
    void theCursorStaysOnItsJobInAnyOrder() {
        Desk desk = Harbour.dead(300).desk(80, 24).press("4jjj");
        for (int i = 0; i < 5; i++) {
            assertThat(desk.press("s").seconds(1).cursor()).isEqualTo("297");
            assertThat(desk.screen().text()).contains("▸    297");
        }
        assertThat(desk.press("s").status()).isEqualTo("dead jobs: by id; g goes to the first");
    }

    @Test
    void rowsFollowOneAnotherInTheOrder() {
        Desk desk = Harbour.dead(300).desk(80, 24).press("4s");
        for (int job = 1; job < 300; job++) {
            assertThat(desk.cursor()).isEqualTo(Integer.toString(job));
            desk.press("j");
        }
        assertThat(desk.press("g").cursor()).isEqualTo("1");
        assertThat(desk.press("G").cursor()).isEqualTo("300");
    }

    @Test
    void marksFilterAndOrderLeaveOneAnotherAlone() {
        Desk desk = Harbour.dead(40).desk(100, 24).press("4  /timeout<enter>s").seconds(1.1);
        assertThat(desk.screen().text()).contains("4 DEAD 40 · 2 marked", "oldest first", "14 match");
        assertThat(desk.press("<esc>").seconds(1.1).screen().text()).contains("4 DEAD 40 · 2 marked · oldest first");
    }

    @Test
    void theOrderSurvivesARefreshAndAnAction() {
        Harbour harbour = Harbour.dead(40);
        Desk desk = harbour.desk(80, 24).press("4s");
        harbour.put(0, 0);
        harbour.fail(harbour.claim("web1/41", Duration.ofSeconds(30)), "no");
        assertThat(desk.seconds(1).press("r").seconds(1).cursor()).isEqualTo("2");
        assertThat(desk.screen().text()).contains("4 DEAD 40 · oldest first");
    }

    @Test
    void everythingMeansTheSameJobsInAnyOrder() {
        Desk desk = Harbour.dead(40).desk(80, 24).press("4s*r");
        assertThat(desk.screen().text()).contains("requeue 40 dead jobs? (y/N)");
    }

    @Test
    void aRangeGoesOnInTheNewOrder() {
        Desk desk = Harbour.dead(40).desk(80, 24).press("4vs").seconds(1);
        assertThat(desk.cursor())
                .as("it does not leap away from where it began")
                .isEqualTo("40");
        assertThat(desk.press("kkv").screen().text()).contains("4 DEAD 40 · 3 marked");
    }

    @Test
    void whatWouldLookAtTooManyJobsIsLeftOutAndSaysSo() {
        Desk desk = dear(List.of(Order.ID, Order.ATTEMPTS)).press("4ss");
        assertThat(desk.model().pane().order()).isEqualTo(Order.NEWEST);
        assertThat(desk.status())
                .isEqualTo("dead jobs: newest first; by id, by attempts: more than 20,000 jobs to look at");
    }

    @Test
    void withoutAnotherOrderTheKeySaysWhy() {
        Desk desk = dear(List.of(Order.values())).press("4s");
        assertThat(desk.status())
                .isEqualTo(
                        "every other order would look at more than 20,000 jobs for each picture; :list --sort does it once");
    }

    @Test
    void whatIsNotCountedYetIsNotSorted() {
        Desk desk = Harbour.dead(40).desk(100, 24);
        Figures figures = desk.model().figures();
        var capped = new Counts(figures.counts().rows(), true);
        assertThat(Sorting.obstacle(desk.model())).isEmpty();
        assertThat(Sorting.obstacle(desk.model().with(figures.with(capped, Set.of()))))
                .contains("the jobs are still being counted");
    }

    private static Desk dear(List<Order> orders) {
        Harbour harbour = Harbour.dead(40);
        return new Desk(
                harbour.store,
                harbour.clock,
                100,
                24,
                Desk.session(harbour.store, harbour.clock),
                (state, order, counts) -> orders.contains(order) ? Sorting.MOST + 1 : 0);
    }
}
