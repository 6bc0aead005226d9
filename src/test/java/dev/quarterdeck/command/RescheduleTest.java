package dev.quarterdeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.Priority;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verbs that write into many jobs: priority, run time, and the pace of a requeue. */
class RescheduleTest {
    private final Shell shell = new Shell();

    private Instant runAt(long id) {
        return shell.store.find(id).orElseThrow().runAt();
    }

    @Test
    void givesJobsAnotherPriorityAndBack() {
        shell.dead(1).pending(2);

        assertThat(shell.say("reprioritize --all --to high --yes").out())
                .isEqualTo("reprioritized 3 of 3 jobs to high · operation 1\n");
        assertThat(shell.store.find(1).orElseThrow().priority()).isEqualTo(Priority.HIGH);

        shell.say("undo --yes");
        assertThat(shell.store.find(1).orElseThrow().priority()).isEqualTo(Priority.NORMAL);
    }

    @Test
    void leavesRunningAndDoneJobsTheirPriority() {
        shell.done(1).locked(1);

        assertThat(shell.say("reprioritize --all --to low").out())
                .isEqualTo("reprioritized 0 of 2 jobs to low · skipped 1 done, 1 locked · operation 1\n");
    }

    @Test
    void asksForManyAndNamesWhatTheyGet() {
        shell.answering("y").pending(2);

        shell.say("reprioritize pending --to critical");
        shell.say("reschedule pending --in 1h");

        assertThat(shell.asked)
                .containsExactly(
                        "reprioritize 2 pending jobs to critical? (y/N)",
                        "reschedule 2 pending jobs to 2026-11-22T13:00:00Z? (y/N)");
    }

    @Test
    void freezesTheRunTimeOnceForAll() {
        shell.answering("y").pending(2).meanwhile(() -> shell.clock.move(Duration.ofMinutes(10)));

        var answer = shell.say("reschedule pending --in 1h --json");

        assertThat(answer.out())
                .startsWith("{\"operation\":1,\"command\":\"reschedule pending --at 2026-11-22T13:00:00Z\",");
        assertThat(runAt(1)).isEqualTo(runAt(2)).isEqualTo(Shell.NOON.plus(Duration.ofHours(1)));
    }

    @Test
    void takesALocalTime() {
        shell.pending(1);

        shell.say("reschedule 1 --at 18:00");

        assertThat(runAt(1)).isEqualTo(Instant.parse("2026-11-22T17:00:00Z"));
    }

    @Test
    void printsTheCommandThatDoesTheSame() {
        shell.pending(1);
        shell.say("reschedule 1 --at 2026-11-23T00:00:00.250Z");

        String command = shell.store.operation(1).orElseThrow().command();

        assertThat(command).isEqualTo("reschedule 1 --at 2026-11-23T00:00:00.250Z");
        assertThat(shell.say(command).exitCode()).isZero();
        assertThat(runAt(1)).isEqualTo(Instant.parse("2026-11-23T00:00:00.250Z"));
    }

    @Test
    void spreadsARequeueOverTime() {
        shell.dead(1_200);

        var answer = shell.say("requeue dead --rate 50/s --yes");

        assertThat(answer.out()).isEqualTo("requeued 1,200 of 1,200 dead jobs · operation 1\n");
        assertThat(runAt(1)).isEqualTo(Shell.NOON);
        assertThat(runAt(1_200)).isEqualTo(Shell.NOON.plusMillis(1_199 * 20));
        assertThat(shell.store.operation(1).orElseThrow().command()).isEqualTo("requeue dead --rate 50/s");
    }

    @Test
    void saysOverHowLongARequeueIsSpread() {
        shell.answering("n").dead(10_000);

        assertThat(shell.say("requeue dead --rate 50/s --dry-run").out()).endsWith("""
                        comes of age over 3m20s
                        requeue dead --rate 50/s
                        would requeue 10,000 of 10,000 dead jobs
                        """);
        shell.say("requeue dead --rate 50/s");
        assertThat(shell.asked).containsExactly("comes of age over 3m20s", "requeue 10,000 dead jobs? (y/N)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reprioritize --to high        | say what to reprioritize, or --all",
                "reprioritize 1                | missing required option: '--to=PRIORITY'; try 'qdeck reprioritize --help'",
                "reprioritize 1 --to urgent    | expected --to to be low, normal, high, critical or 1 to 4, got: urgent",
                "reschedule --in 1h            | say what to reschedule, or --all",
                "reschedule 1                  | say when they may run: such as --in 1h, or --at 18:00",
                "reschedule 1 --in 1h --at 9:00| --in and --at both say when it may run; give one of them",
                "reschedule 1 --in soon        | expected a duration, got: \"soon\": write a number with a unit, such as 200ms, 90s, 15m, 1h30m or 7d",
                "reschedule 1 --at 1969-12-31  | expected a run time from 1970-01-01T00:00:00Z to 9999-12-31T23:59:59.999Z, got: 1969-12-30T23:00:00Z",
                "requeue dead --rate fast      | expected a rate, got: \"fast\": write jobs in a time, such as 10/s, 600/m or 50/30s",
            })
    void saysWhatIsWrongAndChangesNothing(String line, String sentence) {
        shell.pending(1);

        assertThat(shell.say(line)).isEqualTo(new Shell.Answer(2, "", "qdeck: " + sentence + "\n"));
        assertThat(runAt(1)).isEqualTo(Shell.NOON);
    }
}
