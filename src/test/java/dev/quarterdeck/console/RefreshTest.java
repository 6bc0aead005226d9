package dev.quarterdeck.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.JobState;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is read, and when. */
class RefreshTest {

    /** Counts errands of a kind while time passes; each is answered at once. */
    private static long errands(Desk desk, Class<? extends Effect.Errand> kind, double seconds) {
        long before = desk.done(kind);
        desk.seconds(seconds);
        return desk.done(kind) - before;
    }

    @Test
    void anIdleTargetIsOnlyAskedWhetherItChanged() {
        Desk desk = Harbour.busy().desk(80, 24).seconds(10);
        assertThat(errands(desk, Effect.ReadRows.class, 20)).isZero();
        assertThat(errands(desk, Effect.ReadCounts.class, 20)).isZero();
        assertThat(errands(desk, Effect.ReadMark.class, 10)).isBetween(25L, 50L);
        assertThat(errands(desk, Effect.ReadFlow.class, 10)).isBetween(8L, 11L);
        assertThat(errands(desk, Effect.ReadBacklog.class, 20)).isBetween(3L, 5L);
    }

    @Test
    void aTargetThatDoesNotAnswerIsNotLive() {
        Desk desk = Harbour.busy().desk(80, 24).seconds(2);
        String live = desk.screen().row(0);

        desk.hold().seconds(4);

        assertThat(live).contains("LIVE 12:00");
        assertThat(desk.screen().row(0)).contains("STALE 12:00");
        assertThat(desk.status()).contains("nothing read since").contains("no answer; trying again");
        desk.release().seconds(1);
        assertThat(desk.screen().row(0)).contains("LIVE");
    }

    @Test
    void aBusyOneIsReadFourTimesASecondAtMost() {
        Harbour harbour = Harbour.busy();
        Desk desk = harbour.desk(80, 24);
        long before = desk.done(Effect.ReadRows.class);
        for (int i = 0; i < 100; i++) {
            harbour.put(0, 0);
            desk.seconds(0.1);
        }
        assertThat(desk.done(Effect.ReadRows.class) - before).isBetween(100L, 4L * 40);
    }

    @Test
    void onlyWhatIsInSightIsRead() {
        Harbour harbour = Harbour.busy();
        Desk desk = harbour.desk(80, 24).press("4f").seconds(2);
        assertThat(panesReadAfterAChange(harbour, desk)).containsExactly(JobState.DEAD);
        desk.press("<enter>").seconds(2);
        assertThat(panesReadAfterAChange(harbour, desk)).isEmpty();
        desk.press("<esc>f");
        assertThat(panesReadAfterAChange(harbour, desk)).containsExactlyInAnyOrder(JobState.values());
    }

    private static Set<JobState> panesReadAfterAChange(Harbour harbour, Desk desk) {
        int before = desk.done().size();
        harbour.put(0, 0);
        desk.seconds(1);
        return desk.done().stream()
                .skip(before)
                .filter(Effect.ReadRows.class::isInstance)
                .map(errand -> ((Effect.ReadRows) errand).state())
                .collect(Collectors.toSet());
    }

    @Test
    void aSlowAnswerIsWaitedForAndThenLeftAloneForAWhile() {
        Harbour harbour = Harbour.busy();
        Desk desk = harbour.desk(80, 24).hold();
        harbour.put(0, 0);
        desk.seconds(5);
        long polls = desk.held().stream()
                .filter(errand -> errand instanceof Effect.ReadMark)
                .count();
        assertThat(polls).as("one question at a time").isEqualTo(1);
        desk.release();
        long before = desk.done(Effect.ReadMark.class);
        desk.seconds(10);
        assertThat(desk.done(Effect.ReadMark.class) - before)
                .as("after 5 s of reading, 15 s of rest")
                .isZero();
    }

    @Test
    void aLateAnswerOfAClosedJobChangesNothing() {
        Desk desk = Harbour.busy().desk(80, 24).press("4").hold().press("<enter>");
        Effect.Errand read = desk.held().get(desk.held().size() - 1);
        desk.press("<esc>");
        Model before = desk.model();
        desk.take(new Msg.Answered(read.lane(), read.number(), new PictureFinding.Read(Optional.empty())));
        assertThat(desk.model()).isEqualTo(before);
    }

    @Test
    void theJobThatIsReadIsKeptUpToDateAndStaysWhenItIsGone() {
        Harbour harbour = Harbour.dead(3);
        Desk desk = harbour.desk(80, 24).press("4<enter>");
        assertThat(desk.screen().row(1)).contains("job 3", "DEAD exhausted");
        desk.press("r").seconds(1);
        assertThat(desk.screen().row(1)).contains("job 3", "PENDING");
        desk.press("Xbb<tab><enter>").seconds(1);
        assertThat(desk.status()).isEqualTo("purged 1 of 1 job · operation 2 · u undoes it");
        assertThat(desk.screen().row(1)).contains("job 3", "gone");
    }
}
