package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.command.AlertLimits;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.operation.Role;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From the key that undoes over the question to the jobs as they were. */
class UndoTest {

    private static long dead(Harbour harbour) {
        return harbour.store
                .tally(Selection.ofState(JobState.DEAD, Harbour.NOON))
                .matched();
    }

    @Test
    void oneJobIsBroughtBackWithoutAQuestion() {
        Harbour harbour = Harbour.dead(29);
        Desk desk = harbour.desk(80, 24).press("4r");
        assertThat(desk.status()).isEqualTo("requeued 1 of 1 dead job · operation 1 · u undoes it");
        assertThat(desk.press("u").status()).isEqualTo("brought 1 of 1 job back · operation 2");
        assertThat(dead(harbour)).isEqualTo(29);
        assertThat(desk.model().work().done())
                .extracting(Work.Done::command)
                .containsExactly("requeue dead 29", "undo 1");
    }

    @Test
    void anotherPersonsOneJobIsAskedForToo() {
        Harbour harbour = Harbour.dead(29);
        harbour.desk(80, 24).press("4r");
        Records.requeueOne(harbour);
        Desk desk = harbour.desk(80, 24).press("u");
        assertThat(desk.screen().text())
                .contains("undo operation 2: bring 1 job back? (y/N)", "undoes requeue dead", "by ann");
        assertThat(desk.press("<enter>").status()).isEqualTo("nothing was changed");
        assertThat(dead(harbour)).isEqualTo(27);
        assertThat(desk.press("uy").status()).isEqualTo("brought 1 of 1 job back · operation 3");
        assertThat(desk.press("u").status()).isEqualTo("brought 1 of 1 job back · operation 4");
        assertThat(dead(harbour)).isEqualTo(29);
    }

    @Test
    void manyAreAskedForWithWhatIsUndoneAndWhose() {
        Harbour harbour = Harbour.dead(29);
        Desk desk = harbour.desk(80, 24).press("4*ry").seconds(3).press("u");
        assertThat(desk.screen().text())
                .contains(
                        "undo operation 1: bring 29 jobs back? (y/N)",
                        "undoes requeue dead",
                        "by ops (console) 3s ago",
                        "│ undo 1");
        assertThat(desk.press("<enter>").status()).isEqualTo("nothing was changed");
        assertThat(dead(harbour)).isZero();
        assertThat(desk.press("uy").status()).isEqualTo("brought 29 of 29 jobs back · operation 2");
        assertThat(dead(harbour)).isEqualTo(29);
    }

    @Test
    void whatAWorkerTookSinceIsLeftAndCounted() {
        Harbour harbour = Harbour.dead(29);
        Desk desk = harbour.desk(80, 24).press("4*ry");
        harbour.claim("web1/41", Duration.ofSeconds(30));
        assertThat(desk.press("u").screen().text())
                .contains("undo operation 1: bring 28 jobs back? (y/N)", "skipped 1 claimed-since");
        assertThat(desk.press("y").status())
                .isEqualTo("brought 28 of 29 jobs back · skipped 1 claimed-since · operation 2");
    }

    @Test
    void purgedJobsComeBackFromTheTrash() {
        Harbour harbour = Harbour.dead(29);
        Desk desk = harbour.desk(80, 24).press("4X<tab><enter>");
        assertThat(desk.screen().text()).contains("to the trash for 1d, u undoes it");
        assertThat(desk.press("y").status()).isEqualTo("purged 29 of 29 dead jobs · operation 1 · u undoes it");
        assertThat(desk.press("uy").status()).isEqualTo("brought 29 of 29 jobs back · operation 2");
        assertThat(dead(harbour)).isEqualTo(29);
    }

    @Test
    void everyUndoGoesOneOperationFurtherBack() {
        Harbour harbour = Harbour.dead(29);
        Desk desk = harbour.desk(80, 24).press("4rr");
        assertThat(dead(harbour)).isEqualTo(27);
        desk.press("uu");
        assertThat(dead(harbour)).isEqualTo(29);
        assertThat(desk.press("u").status()).isEqualTo("nothing can be undone: no operation of late has changed a job");
        assertThat(desk.model().layers()).isEmpty();
    }

    @Test
    void whereNothingWouldComeBackThatIsSaid() {
        Harbour harbour = Harbour.dead(1);
        Desk desk = harbour.desk(80, 24).press("4r");
        harbour.claim("web1/41", Duration.ofSeconds(30));
        assertThat(desk.press("u").status())
                .isEqualTo("operation 1 has nothing to bring back: 1 claimed-since; a shows the others");
    }

    @Test
    void marksOutliveAnUndo() {
        Desk desk = Harbour.dead(29).desk(80, 24).press("4r*u").seconds(1);
        assertThat(desk.screen().text()).contains("4 DEAD 29 · all marked");
    }

    @Test
    void isThereWhereOneJobIsRead() {
        Harbour harbour = Harbour.dead(29);
        Desk desk = harbour.desk(80, 24).press("4<enter>ru");
        assertThat(desk.status()).isEqualTo("brought 1 of 1 job back · operation 2");
        assertThat(dead(harbour)).isEqualTo(29);
        assertThat(desk.model().layer(Detail.class)).isPresent();
    }

    @Test
    void escapeWhileItIsLookedUpUndoesNothing() {
        Harbour harbour = Harbour.dead(29);
        Desk desk = harbour.desk(80, 24).press("4r").hold().press("u").seconds(0.2);
        assertThat(desk.screen().text()).contains("counting");
        desk.press("<esc>").release().seconds(1);
        assertThat(dead(harbour)).isEqualTo(28);
        assertThat(desk.model().layers()).isEmpty();
    }

    @Test
    void progressIsShownXStopsAndTheRestCanFollow() {
        Harbour harbour = Harbour.dead(29);
        Desk desk = harbour.desk(80, 24).press("4*ryu").hold().press("y");
        assertThat(desk.status()).isEqualTo("undo: working · x stops it");
        assertThat(Undos.obstacle(desk.model())).contains("undo is running: x stops it");
        assertThat(desk.press("x").status()).isEqualTo("undo: working · stopping");
        assertThat(desk.release().status())
                .isEqualTo("brought 0 of 29 jobs back · stopped, 29 left as they were · operation 2");
        desk.press("uy");
        assertThat(dead(harbour)).isEqualTo(29);
    }

    @Test
    void aTargetThatCannotSaysSo() {
        var setup = new Setup(
                "jobs.db",
                Role.ADMIN,
                false,
                needed -> Optional.of("this target cannot " + needed.words() + ": jobs.db"),
                ZoneOffset.UTC,
                List.of(),
                filter -> Optional.empty(),
                AlertLimits.NONE,
                false,
                (state, order, counts) -> 0);
        Model model = Model.start(setup, new Size(80, 24), Harbour.NOON, 0);
        assertThat(Undos.obstacle(model)).contains("this target cannot undo: jobs.db");
        assertThat(Audit.obstacle(model)).contains("this target cannot keep an audit: jobs.db");
    }
}
