package dev.quarterdeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.NewJob;
import dev.quarterdeck.store.Settlement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What jobs wait for, asked from a shell. */
class WhyWaitsTest {
    private final Shell shell = new Shell();

    @Test
    void reasonsAreLinesTheMostDecisiveFirst() {
        shell.pending(3);
        shell.store.pause("default");
        shell.clock.move(Duration.ofMinutes(70));

        assertThat(shell.say("why 3").out()).isEqualTo("""
                        queue default is paused since 13:00 (1h ago); resume lets it go on
                        no worker is running
                        2 jobs of its queue are ahead of it
                        """);
        assertThat(shell.say("why default").out()).endsWith("no worker is running\n3 jobs are ready\n");
    }

    @Test
    void jsonIsOneLine() {
        shell.pending(1).done(1);

        assertThat(shell.say("why 1 --json").out())
                .isEqualTo("{\"id\":1,\"waits\":false,\"reasons\":[{\"reason\":\"done\","
                        + "\"text\":\"done at 13:00 (0s ago)\"}]}\n");
        assertThat(shell.say("why default --json").out())
                .isEqualTo("{\"queue\":\"default\",\"waits\":true,\"reasons\":["
                        + "{\"reason\":\"no-worker\",\"text\":\"no worker is running\"},"
                        + "{\"reason\":\"ready\",\"text\":\"1 job is ready\"}]}\n");
    }

    @Test
    void numberIsAnIdUnlessItIsSaidToBeAQueue() {
        shell.store.enqueue(NewJob.of("mail", "").queue("7"));

        assertThat(shell.say("why 1 --json").out()).startsWith("{\"id\":1,");
        assertThat(shell.say("why 7").exitCode()).isEqualTo(Exit.FAILED);
        assertThat(shell.say("why --queue 7 --json").out()).startsWith("{\"queue\":\"7\",");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "why 99              | 1 | job 99 is not there",
                "why mial            | 1 | queue mial is not there: did you mean mail?",
                "why --queue 99      | 1 | queue 99 is not there",
                "why                 | 2 | expected the id of a job or the name of a queue, got neither: write, for"
                        + " example, why 17",
                "why 1 --queue mail  | 2 | expected the id of a job or the name of a queue, got both: leave one of them out",
                "why 99999999999999999999 | 2 | expected ID to be the id of a job, a number, got: 99999999999999999999",
            })
    void saysWhatIsWrong(String line, int exitCode, String sentence) {
        shell.store.enqueue(NewJob.of("mail", "").queue("mail"));

        var answer = shell.say(line);

        assertThat(answer.err()).isEqualTo("qdeck: " + sentence + "\n");
        assertThat(answer.out()).isEmpty();
        assertThat(answer.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void isHarmlessWhateverErrorsSay() {
        var claim = shell.claimed(1).get(0);
        shell.store.settle(new Settlement.Reject(claim.lease(), "\u001b[31mred \u202egnp.exe"));

        assertThat(shell.say("why 1").out()).doesNotContain("\u001b", "\u202e").contains("requeue 1");
        assertThat(shell.say("why 1 --json").out())
                .doesNotContain("\u001b", "\u202e")
                .contains("\\u001B[31m");
    }
}
