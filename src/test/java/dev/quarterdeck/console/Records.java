package dev.quarterdeck.console;

import dev.quarterdeck.job.Change;
import dev.quarterdeck.job.FilterParser;
import dev.quarterdeck.job.JobState;
import dev.quarterdeck.job.Selection;
import dev.quarterdeck.job.Verb;
import dev.quarterdeck.operation.Frozen;
import dev.quarterdeck.operation.OnRecord;
import dev.quarterdeck.operation.Operation;
import dev.quarterdeck.operation.Runner;
import dev.quarterdeck.operation.UndoPlan;
import dev.quarterdeck.store.By;
import java.time.Duration;
import java.util.List;

/** What people did to the jobs of a harbour, the same every time. */
final class Records {
    static final By ANN = new By("ann", "cli", "smtp-2 is back");
    static final By BOB = By.of("bob from 192.0.2.7", "console");

    private final Harbour harbour;

    private Records(Harbour harbour) {
        this.harbour = harbour;
    }

    /** 29 jobs that died, and 7 operations on them: the first undone, one cut short, the last not ended. */
    static Harbour harbour() {
        Harbour harbour = Harbour.dead(29);
        harbour.clock.set(Harbour.NOON.minus(Duration.ofMinutes(12)));
        new Records(harbour).fill();
        harbour.clock.set(Harbour.NOON);
        return harbour;
    }

    /** Ann requeues one dead job. */
    static void requeueOne(Harbour harbour) {
        new Records(harbour).run(ANN, Change.of(Verb.REQUEUE), "id=5", false);
    }

    private void fill() {
        run(ANN, Change.of(Verb.REQUEUE), "id=1..4", false);
        harbour.wait(60);
        run(BOB, Change.of(Verb.PURGE), "error~JPEG", false);
        harbour.wait(60);
        run(By.of("cron", "script"), Change.of(Verb.UNPROCESSABLE, "no such address"), "id=20..22", false);
        harbour.wait(60);
        new OnRecord(harbour.store, ANN).change("pause mail", () -> harbour.store.pause("mail"));
        harbour.wait(60);
        run(BOB, Change.of(Verb.REQUEUE), "error~timeout", true);
        harbour.wait(60);
        runner(ANN).run(UndoPlan.of(harbour.store, 1L), this::took, () -> false);
        harbour.wait(60);
        harbour.store.begin("cancel pending type=mail.*", BOB, 3);
    }

    private void run(By by, Change change, String filter, boolean stopped) {
        Selection selection =
                Selection.ofState(JobState.DEAD, harbour.clock.instant()).and(FilterParser.parse(List.of(filter)));
        Frozen frozen = Frozen.of(harbour.store, Operation.of(change, selection));
        runner(by).run(frozen, this::took, () -> stopped);
    }

    private Runner runner(By by) {
        return new Runner(harbour.store, by);
    }

    private void took(long done, long matched) {
        harbour.clock.move(Duration.ofMillis(130));
    }
}
