package dev.quarterdeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitTest {
    private final Shell shell = new Shell().pending(1);

    @Test
    void setsWhatIsGivenAndLeavesTheRest() {
        assertThat(shell.say("limit default --rate 10/s --keep-done 7d --json").out())
                .isEqualTo("{\"queue\":\"default\",\"rate\":\"10/s\",\"running_limit\":null,"
                        + "\"keep_done_seconds\":604800,\"keep_dead_seconds\":null,"
                        + "\"pause_after_dead\":null}\n");

        assertThat(shell.say("limit default --running 4 --keep-dead 90d --rate none")
                        .out())
                .isEqualTo("""
                        queue default
                          rate              none
                          running           4
                          keep done         7d
                          keep dead         90d
                          pause after dead  none
                        """);
    }

    @Test
    void everyLimitCanBeTakenAway() {
        shell.say("limit default --rate 10/s --running 4 --keep-done 7d --keep-dead 90d --pause-after-dead 50/m");

        assertThat(shell.say("limit default --rate none --running none --keep-done none --keep-dead none"
                                + " --pause-after-dead none --json")
                        .out())
                .isEqualTo("{\"queue\":\"default\",\"rate\":null,\"running_limit\":null,"
                        + "\"keep_done_seconds\":null,\"keep_dead_seconds\":null,"
                        + "\"pause_after_dead\":null}\n");
    }

    @Test
    void aQueueThatPausesItselfSaysSo() {
        shell.done(1);
        shell.say("limit default --pause-after-dead 2/1m");
        shell.dead(2);

        assertThat(shell.say("queues").out())
                .contains("pause after dead")
                .contains("2/m")
                .contains("paused 0s");
        assertThat(shell.say("queues --json").out()).contains("\"pause_after_dead\":\"2/m\"");
        assertThat(shell.say("audit --by breaker --json").out())
                .contains("\"surface\":\"queue\",\"command\":\"pause default\",\"note\":\"2 dead in 1m\"");
    }

    @Test
    void withoutOptionsItShowsAndMakesNothing() {
        assertThat(shell.say("limit defualt"))
                .isEqualTo(new Shell.Answer(
                        0,
                        "queue defualt\n  rate              none\n  running           none\n  keep done         none\n"
                                + "  keep dead         none\n  pause after dead  none\n",
                        "queue defualt has no jobs yet\n"));
        assertThat(shell.store.queues()).hasSize(1);
    }

    @Test
    void aQueueMayBeLimitedBeforeItsFirstJob() {
        assertThat(shell.say("limit post --running 1").err()).isEqualTo("queue post has no jobs yet\n");
        assertThat(shell.say("limit post --json").out()).contains("\"running_limit\":1,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit                         | missing required parameter: 'QUEUE'; try 'qdeck limit --help'",
                "limit ''                      | expected a queue of 1 to 255 characters, got: 0",
                "limit default --rate fast     | expected a rate, got: \"fast\": write jobs in a time, such as 10/s, 600/m or 50/30s",
                "limit default --rate 0/s      | expected a rate of at least one job in 1 ms to 366 days, got: 0 in 1s",
                "limit default --running 0     | expected --running to be a whole number from 1 to 2147483647, or none; pause stops a queue, got: 0",
                "limit default --running x     | expected --running to be a whole number from 1 to 2147483647, or none; pause stops a queue, got: x",
                "limit default --keep-done 0s  | expected --keep-done to be from 1s to 36500d, or none, got: 0s",
                "limit default --pause-after-dead 1001/m | expected --pause-after-dead to be at most 1000 jobs in a time, such as 50/1m, or none, got: 1001/m",
                "limit default --keep-dead 7   | expected a duration, got: \"7\": did you mean 7s?",
            })
    void saysWhatIsWrongAndChangesNothing(String line, String sentence) {
        assertThat(shell.say(line)).isEqualTo(new Shell.Answer(2, "", "qdeck: " + sentence + "\n"));
        assertThat(shell.say("limit default --json").out()).contains("\"rate\":null,\"running_limit\":null,");
    }
}
