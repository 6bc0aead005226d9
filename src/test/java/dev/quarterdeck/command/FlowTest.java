package dev.quarterdeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.Claim;
import dev.quarterdeck.store.Settlement;
import dev.quarterdeck.text.CellWidth;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowTest {
    private final Shell shell = new Shell();

    /** At noon two jobs are put; six minutes later one of them is done in 84 ms, and one of another queue rejected. */
    private void someFlow() {
        shell.pending(2);
        shell.clock.move(Duration.ofMinutes(6));
        Claim first = shell.claimed(0, 1).get(0);
        shell.clock.move(Duration.ofMillis(84));
        shell.store.settle(new Settlement.Complete(first.lease(), null));
        shell.store.enqueue(NewJob.of("mail", "").queue("post"));
        shell.store.pause("default");
        Claim other = shell.claimed(0, 1).get(0);
        shell.store.settle(new Settlement.Reject(other.lease(), "not a JPEG"));
        shell.clock.move(Duration.ofMinutes(2));
    }

    @Test
    void addsUpToStepsAndShowsThoseWithoutAnythingToo() {
        someFlow();

        assertThat(shell.say("flow --last 15m --every 5m").out()).isEqualTo("""
                        time (UTC)   enqueued  started  completed  failed  dead  wait   run
                        11-22 11:55         0        0          0       0     0
                        11-22 12:00         2        0          0       0     0
                        11-22 12:05         1        2          1       1     1    3m  84ms
                        """);
    }

    @Test
    void oneQueueAlone() {
        someFlow();

        assertThat(shell.say("flow post --last 10m --every 5m").out()).isEqualTo("""
                        time (UTC)   enqueued  started  completed  failed  dead  wait  run
                        11-22 12:00         0        0          0       0     0
                        11-22 12:05         1        1          0       1     1    0s
                        """);
    }

    @Test
    void aRowForEachQueue() {
        someFlow();

        assertThat(shell.say("flow --by-queue").out()).isEqualTo("""
                        time (UTC)   queue    enqueued  started  completed  failed  dead  wait   run
                        11-22 12:00  default         2        0          0       0     0
                        11-22 12:05  default         0        1          1       0     0    6m  84ms
                        11-22 12:05  post            1        1          0       1     1    0s
                        """);
    }

    @Test
    void jsonHasTheFixedFieldsInTheirOrder() {
        someFlow();

        assertThat(shell.say("flow --last 10m --every 5m --json").out())
                .isEqualTo("{\"at\":\"2026-11-22T12:00:00.000Z\",\"step_seconds\":300,\"queue\":null,\"enqueued\":2,"
                        + "\"started\":0,\"completed\":0,\"failed\":0,\"dead\":0,\"average_wait_ms\":null,"
                        + "\"average_run_ms\":null}\n"
                        + "{\"at\":\"2026-11-22T12:05:00.000Z\",\"step_seconds\":300,\"queue\":null,\"enqueued\":1,"
                        + "\"started\":2,\"completed\":1,\"failed\":1,\"dead\":1,\"average_wait_ms\":180000,"
                        + "\"average_run_ms\":84}\n");
        assertThat(shell.say("flow post --last 1m --every 1m --json").out()).contains("\"queue\":\"post\",");
    }

    @ParameterizedTest
    @CsvSource({"'',12", "--last 10m,10", "--last 6h,12", "--last 1d,12", "--last 7d,14", "--last 1h --every 25m,3"})
    void theRowsFitASmallTerminal(String options, int rows) {
        someFlow();

        assertThat(shell.wide(80).say("flow " + options).out().lines()).hasSize(rows + 1);
    }

    @Test
    void theColumnsFitEightyCellsWithBigFiguresToo() {
        shell.pending(1).store.enqueue(NewJob.of("mail", "").queue("a-rather-long-name"));
        shell.done(1_200);

        assertThat(shell.wide(80).say("flow --by-queue").out().lines())
                .allSatisfy(line -> assertThat(CellWidth.of(line)).isLessThanOrEqualTo(80))
                .anySatisfy(line -> assertThat(line).endsWith("  0s   0s"));
    }

    @Test
    void whatWasDoneBeforeTheClockWasSetBackIsLeftOut() {
        someFlow();
        shell.clock.move(Duration.ofMinutes(-30));

        assertThat(shell.say("flow --by-queue").out()).isEmpty();
        assertThat(shell.say("flow").out().lines()).hasSize(13).noneMatch(line -> line.matches(".*[1-9]$"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "flow --last 8d    | expected --last to be from 1m to 7d, no more is kept, got: 8d",
                "flow --last 30s   | expected --last to be from 1m to 7d, no more is kept, got: 30s",
                "flow --every 90s  | expected --every to be whole minutes from 1m to 7d, got: 90s",
                "flow --every 0s   | expected --every to be whole minutes from 1m to 7d, got: 0s",
                "flow a b          | one word too many: 'b'; try 'qdeck flow --help'",
            })
    void saysWhatIsWrong(String line, String sentence) {
        assertThat(shell.say(line)).isEqualTo(new Shell.Answer(2, "", "qdeck: " + sentence + "\n"));
    }

    @Test
    void aQueueWithoutJobsIsNoted() {
        assertThat(shell.say("flow psot").err()).isEqualTo("queue psot has no jobs yet\n");
    }
}
